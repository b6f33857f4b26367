# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.tally import render as render_tally


def render(story, node, sack, box):
    yield (
        "It has rained for two summers. They stand along the wall out of the\n"
        "wind, and do not push:\n"
    )
    yield from render_tally("i ", 18 - 2 * sack.fed)
    yield (
        "What is left of forty monks' dinner will come out in a bucket. There\n"
        "are forty monks because each of them eats.\n"
    )
