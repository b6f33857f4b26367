# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.river import render as render_river


def render(story, node, sack, box):
    yield (
        "Twenty-four feet of oak and iron, and the river walks round in it, from\n"
        "bucket to bucket. The sluice stands at "
    )
    yield from render_river(sack.gate)
    yield ".\n"
    if sack.gate == 4:
        yield "The chain is as tight as a fiddle string. More there is not.\n"
