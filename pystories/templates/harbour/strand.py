# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.water import render as render_water
from templates.harbour.purse import render as render_purse


def render(story, node, sack, box):
    yield from render_water(sack.tide)
    yield from render_purse(sack)
