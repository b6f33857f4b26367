# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.purse import render as render_purse


def render(story, node, sack, box):
    yield "\"What do you lack?\" they call, all of them, in four languages.\n"
    yield from render_purse(sack)
