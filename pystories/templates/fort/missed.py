# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "Nobody at the "
    yield str(box.label)
    yield " is waiting for you.\n"
