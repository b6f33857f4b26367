# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.tally import render as render_tally


def render(story, node, sack, box):
    high = 4 + sack.throws // 3 % 3
    yield from render_tally("o ", high)
    yield "The Dog, and the Vulture, and over both of them your "
    yield str(high)
    yield (
        "! The\n"
        "archers pay, and one mutters that Dexter's money goes as it came.\n"
    )
