# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.calendar import render as render_calendar
from templates.mill.book import render as render_book


def render(story, node, sack, box):
    yield from render_calendar(sack.bell)
    if sack.heat > 3:
        yield "A smell of scorched oil comes down the stairs.\n"
    elif sack.gate > 2:
        yield "The whole mill hums, half a tone too high.\n"
    elif sack.gate < 2:
        yield "The wheel yawns, and five floors yawn with it.\n"
    else:
        yield "The wheel turns, and everything else because of it.\n"
    yield from render_book(sack)
