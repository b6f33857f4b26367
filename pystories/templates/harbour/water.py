# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.tally import render as render_tally


def render(tide):
    now = tide % 6
    yield from render_tally("~", 1 + 6 * (3, 2, 1, 0, 1, 2)[now])
    if now == 0:
        yield "High water, up to the fourth stone of the quay.\n"
    elif now == 1:
        yield "The ebb has begun: the river remembers the sea.\n"
    elif now == 2:
        yield "The mud comes out, one shine after another.\n"
    elif now == 3:
        yield "Low water. Gulls walk where ships sailed.\n"
    elif now == 4:
        yield "The flood is making, and it is quicker than it looks.\n"
    else:
        yield "The water is back among the old piles, and rising.\n"
    if tide > 10:
        yield "This is the second tide.\n"
