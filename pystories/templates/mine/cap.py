# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.flame import render as render_flame


def render(story, node, sack, box):
    yield from render_flame(sack.gas)
    yield (
        "It spreads until the whole gauze is full of blue, and there is no\n"
        "yellow left. It is the most beautiful thing that you have seen down\n"
        "here. Do nothing quickly.\n"
    )
