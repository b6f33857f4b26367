# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.water import render as render_water


def render(story, node, sack, box):
    yield from render_water(sack.tide)
    yield "Things that you know about this river and others do not:\n"
    yield str(sack.clues)
    yield ".\n"
