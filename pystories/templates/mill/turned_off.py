# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.money import render as render_money


def render(story, node, sack, box):
    yield "THE ROAD. "
    yield from render_money(sack.fines)
    yield (
        " in fines! It is a record,\n"
        "and Mr Twelvetrees rules a line below it with real feeling. You\n"
        "are shut out on a weekday with the sun shining. You whistle. It\n"
        "echoes from all of the windows, and is quite free.\n"
    )
