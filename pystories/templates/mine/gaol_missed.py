# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "Two men hold you by the arms. They want you at the Pit Bank.\n"
