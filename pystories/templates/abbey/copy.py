# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.beast import render as render_beast
from templates.abbey.tally import render as render_tally


def render(story, node, sack, box):
    yield from render_beast(sack.leaves)
    if sack.leaves == 0:
        yield "You prick the margin, rule the lines, and begin with a red letter.\n"
    elif sack.leaves % 3 == 1:
        yield "In the margin you draw Brother Gamel, as a crane with keys.\n"
    elif sack.leaves % 3 == 2:
        yield "The ink bites into the skin and dries from brown to black.\n"
    else:
        yield "You breathe upon your fingers, and on the ink, which has ice.\n"
    yield from render_tally("=", sack.leaves + 1)
