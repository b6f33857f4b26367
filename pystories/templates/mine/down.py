# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.raps import render as render_raps


def render(story, node, sack, box):
    yield from render_raps(3)
    yield (
        ": men. There is one of you, but it has no\n"
        "signal for lads. The dark comes up and shuts over your head.\n"
    )
