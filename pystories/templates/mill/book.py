# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.money import render as render_money


def render(sack):
    yield "Earned "
    yield from render_money(sack.pence)
    yield ", fines "
    yield from render_money(sack.fines)
    yield ", on the slate "
    yield from render_money(sack.debt)
    yield ".\n"
    if sack.items:
        yield "In your apron: "
        yield str(", ".join(sack.items))
        yield "\n"
