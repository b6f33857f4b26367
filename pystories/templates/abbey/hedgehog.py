# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "THE HEDGEHOG. Ten leaves, and "
    yield str(sack.errors)
    yield (
        " errors. In one of them\n"
        "your eye leapt from one \"it\" to the next, and in your book it is the\n"
        "hedgehog that lays eggs, on the back of a whale. Nine other abbeys\n"
        "copy you. It takes until 1650 before anybody goes and looks.\n"
    )
