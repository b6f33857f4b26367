# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.daylight import render as render_daylight
from templates.fort.purse import render as render_purse


def render(story, node, sack, box):
    yield "You stand in the middle of the fort, where two streets cross.\n"
    yield from render_daylight(sack.hours)
    yield from render_purse(sack)
