# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.belly import render as render_belly


def render(story, node, sack, box):
    yield from render_belly(sack.hunger)
    yield "From the wall a painted saint watches, with a gridiron and good teeth.\n"
