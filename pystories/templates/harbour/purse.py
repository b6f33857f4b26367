# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.listed import render as render_listed


def render(sack):
    yield "Your purse weighs "
    yield str(sack.silver)
    yield ".\n"
    if sack.cargo:
        yield "In the hold:\n"
        yield from render_listed(sack.cargo)
