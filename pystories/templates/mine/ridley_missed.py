# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "You have no lamp and no orders yet. Both are at the Pit Bank.\n"
