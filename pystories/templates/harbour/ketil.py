# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.tally import render as render_tally


def render(story, node, sack, box):
    yield (
        "Ketil builds ships without a drawing. He looks along an oak until he\n"
        "sees a ship's shoulder in it, and splits it there. In the shade a boy\n"
        "makes rivets and lays them out, by the score:\n"
    )
    for row in range(3):
        yield from render_tally("o", 20)
