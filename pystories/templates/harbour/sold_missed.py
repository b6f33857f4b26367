# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "The rope goes to the Beach Market. You are at the other end of it.\n"
