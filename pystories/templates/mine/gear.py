# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.gauge import render as render_gauge
from templates.mine.flame import render as render_flame


def render(sack):
    yield from render_gauge("Oil", sack.oil)
    yield from render_gauge("Air", sack.air, 6, "o")
    yield from render_flame(sack.gas)
    things = list(sack.items)
    if sack.rope:
        things = things + [str(5 * sack.rope) + " fathoms of rope"]
    if things:
        yield "With you: "
        yield str(", ".join(things))
        yield ".\n"
