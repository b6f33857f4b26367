# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.tally import render as render_tally


def render(story, node, sack, box):
    low = 1 + sack.throws % 2
    yield from render_tally("o ", low)
    yield "A "
    yield str(low)
    yield (
        ". The archers are so sorry for you that they take your coin\n"
        "quickly, to spare you the sight of it.\n"
    )
