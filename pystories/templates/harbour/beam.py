# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Three steps, so that one may look up to the reeve. One looks higher:\n"
        "the roof rests on a single oak, black and bent, with rivets all along\n"
        "its side. It is an odd bend for a beam. You know it well. You came up\n"
        "the river on one.\n"
    )
