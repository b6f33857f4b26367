# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "Everybody is running to the North Gate. You should run too.\n"
