# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You tie the lines to a prop that was already old at Waterloo, and\n"
        "go over the edge. The rope ends one yard above the water. It lies\n"
        "there without a ring or a ripple, and your lamp looks up at you\n"
        "from under it.\n"
    )
