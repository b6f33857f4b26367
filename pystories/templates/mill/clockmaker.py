# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE CLOCKMAKER. In ten years you have a bench by a window. One day a\n"
        "case comes in for repair, with two dials. The customer wants it to go\n"
        "as it used to. You give it back with one hand missing from the lower\n"
        "face: the minute. He can have it, you say, when he brings\n"
    )
    yield str(max(sack.lost, 20))
    yield " of them back.\n"
