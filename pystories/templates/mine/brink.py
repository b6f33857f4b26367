# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.stone import render as render_stone


def render(story, node, sack, box):
    yield (
        "NO ROAD, says a board, with a crossed prop in front of it. Up here the\n"
        "grandfathers took the High Main. Then there is no floor: Prudence\n"
        "shaft, given up in 1769. You let a stone fall, and count.\n"
    )
    yield from render_stone(2)
    yield "Then a splash. That is ten fathoms and a bit.\n"
    if sack.rope:
        yield "You have five, and courage for about three.\n"
    else:
        yield "You have no rope, and are glad of it.\n"
