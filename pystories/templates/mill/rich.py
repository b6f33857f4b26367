# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.money import render as render_money


def render(story, node, sack, box):
    yield "You have never held so much. "
    yield from render_money(sack.pence - sack.fines - sack.debt)
    yield (
        "! Through the window\n"
        "comes a whistle, from far off, that nobody can be fined for: the\n"
        "railway.\n"
    )
