# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.belly import render as render_belly


def render(story, node, sack, box):
    yield from render_belly(sack.hunger)
    yield "He has a face like a locked door with a kind man behind it.\n"
