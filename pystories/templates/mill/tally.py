# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.notches import render as render_notches


def render(story, node, sack, box):
    yield "You have cut every lost minute into the sole of your clog, by fives:\n"
    yield from render_notches(sack.lost)
    yield (
        "It is good alder, and it limps. Two women on the stairs look at it, and\n"
        "then, for the first time, at you.\n"
    )
