# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "Saturday! The whole mill stands in line at the Counting-house.\n"
