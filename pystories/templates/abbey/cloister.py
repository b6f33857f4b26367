# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.sky import render as render_sky
from templates.abbey.belly import render as render_belly
from templates.abbey.scrip import render as render_scrip


def render(story, node, sack, box):
    yield from render_sky(sack.hour)
    yield from render_belly(sack.hunger)
    yield from render_scrip(sack.scrip)
    yield "Leaves written: "
    yield str(sack.leaves)
    yield " of 10.\n"
