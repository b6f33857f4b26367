# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.raps import render as render_raps


def render(story, node, sack, box):
    yield (
        "Bishop is eleven hands high and has been down for nine years. He counts\n"
        "the couplings as they click: at "
    )
    yield from render_raps(4)
    yield (
        " he\n"
        "pulls, and at five he sits. He eats your apple, then the pocket. Since\n"
        "Sunday, says the horsekeeper, he will not go north.\n"
    )
