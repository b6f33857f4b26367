# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.tally import render as render_tally


def render(story, node, sack, box):
    yield (
        "Brother Gamel has a stick for every barrel, and a knot in his girdle\n"
        "for each mouth. \"The guests' loaves,\" he says, and lets you look\n"
        "through the grating:\n"
    )
    if sack.loaves:
        yield from render_tally("(__) ", sack.loaves)
    else:
        yield "crumbs, and a mouse who does not get up for you.\n"
