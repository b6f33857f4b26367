# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.purse import render as render_purse


def render(story, node, sack, box):
    yield (
        "You tell the prefect what you know. Spread out upon his table it is\n"
        "less than it was in your head.\n"
    )
    yield from render_purse(sack)
