# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "Your shift is over, and the cage is waiting. Up to the Pit Bank.\n"
