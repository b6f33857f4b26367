# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.hole import render as render_hole


def render(story, node, sack, box):
    yield (
        "At fourteen yards the rods leap back into your arms, all of them, like\n"
        "a fish. After them comes the water, as thin as a knitting needle and as\n"
        "straight, and it strikes the far prop so hard that it sings.\n"
    )
    yield from render_hole(sack.bored + 4)
