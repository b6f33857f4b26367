# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.purse import render as render_purse


def render(story, node, sack, box):
    if sack.throws:
        yield "The bones go round. You have thrown "
        yield str(sack.throws)
        yield " so far.\n"
    else:
        yield "The dice are bone, worn round at the corners by other men's hopes.\n"
    yield from render_purse(sack)
