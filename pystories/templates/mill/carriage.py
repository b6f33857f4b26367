# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.calendar import render as render_calendar


def render(story, node, sack, box):
    yield from render_calendar(sack.bell)
    yield "Jabez counts the full cops into the skip. Yours make\n"
    yield str(sack.yarn)
    yield " pounds of yarn.\n"
    if sack.heat > 2:
        yield (
            "He wants to know how hot the bearing is, and finds out with your\n"
            "finger.\n"
        )
