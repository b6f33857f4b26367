# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.gear import render as render_gear


def render(story, node, sack, box):
    yield (
        "The mothergate of the Low Main: rails, props, and a wind from the shaft\n"
        "that has somewhere to be.\n"
    )
    yield from render_gear(sack)
