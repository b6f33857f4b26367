# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    yield (
        "The carriage gallops. Half the threads are down before the other half\n"
        "are up, and what leaves the spindles might be yarn, or string, or a\n"
        "rumour. From the headstock curls a thin, blue, interested smoke.\n"
    )
    yield from render_threads(20, 2)
