# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "Everybody you know has gone over to the Card Room. Come on.\n"
