# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    yield (
        "A mule is a carriage as long as a street. It walks out from its rollers\n"
        "drawing three hundred threads, and walks home winding them. Today it\n"
        "walks like a bishop. One thread breaks; you have time to be sorry.\n"
    )
    yield from render_threads(20, 18)
