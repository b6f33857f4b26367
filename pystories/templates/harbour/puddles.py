# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.water import render as render_water


def render(story, node, sack, box):
    yield from render_water(sack.tide)
    if sack.digs > 1:
        yield "You have been here long enough to have a smell.\n"
    else:
        yield "Your shoes are somewhere behind you, among older ones.\n"
