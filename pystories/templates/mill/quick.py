# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    yield (
        "Four draws a minute! You piece with both hands and count with your\n"
        "feet. Jabez shouts numbers of which you are one. At the headstock a\n"
        "brass bearing has begun to tick.\n"
    )
    yield from render_threads(20, 5)
