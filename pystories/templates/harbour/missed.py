# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "There is nothing for you at the "
    yield str(box.label)
    yield " but gulls.\n"
