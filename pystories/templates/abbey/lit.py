# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.beast import render as render_beast


def render(story, node, sack, box):
    yield "One candle end, behind your hand, and the beasts move in it:\n"
    yield from render_beast(sack.leaves)
    if sack.hour % 3 == 0:
        yield (
            "The circator makes his round. He has a lantern of his own, and so can\n"
            "see yours. He says nothing. He is not obliged to, before Prime.\n"
        )
    else:
        yield "Wax falls on the crane, and has to be picked off with the nail.\n"
