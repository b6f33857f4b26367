# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE EXHIBIT. The flood does not come running. It is behind you, and\n"
        "then it is everywhere, and the mud keeps hold of what keeps hold of\n"
        "the pot. They find you eleven hundred years later, laying a drain.\n"
        "Look down, to your left, under the glass. You had fine teeth.\n"
    )
