# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "At the "
    yield str(box.label)
    yield " you hear water drip, and nobody you know.\n"
