# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "The "
    yield str(box.label)
    yield " has troubles of its own, and no use for you now.\n"
