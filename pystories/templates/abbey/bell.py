# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.office import render as render_office


def render(rung):
    for stroke in range(3 + rung % 3):
        if stroke % 2:
            yield "    dong\n"
        else:
            yield "DONG\n"
    yield from render_office(rung)
