# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "He comes himself, in his good trousers, on his knees. He puts a\n"
        "palm against the coal, as one does with a horse, and feels it\n"
        "shiver. \"Everyone out,\" says Mr Crake, in a voice that would not\n"
        "wake a baby.\n"
    )
