# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "A child asks what your hands are black from. You say: lions.\n"
