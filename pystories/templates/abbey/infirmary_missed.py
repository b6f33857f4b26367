# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "Your legs do not go that way. Hold on to the wall, as far as the\n"
        "Refectory.\n"
    )
