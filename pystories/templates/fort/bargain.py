# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.tally import render as render_tally


def render(story, node, sack, box):
    yield "Vocco lays the coins out upon the board, one by one:\n"
    yield from render_tally("()", 10)
