# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.notches import render as render_notches


def render(story, node, sack, box):
    yield (
        "Iron passes over you, so close that it parts your hair. You come out\n"
        "with an apron of fluff, and in it a bobbin, and on that a paper.\n"
    )
    if sack.letters > 1:
        yield (
            "\"Ann Moss, piecer. The lower clock, six days of it.\" She was here\n"
            "before you. Nobody says where she went.\n"
        )
    else:
        yield "You cannot read it, but you can count strokes as well as anyone:\n"
        yield from render_notches(17)
