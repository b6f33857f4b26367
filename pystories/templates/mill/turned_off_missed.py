# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "Your name has been read out. You are wanted at the Counting-house.\n"
