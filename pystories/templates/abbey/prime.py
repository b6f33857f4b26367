# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.bell import render as render_bell


def render(story, node, sack, box):
    yield from render_bell(7)
    yield (
        "Prime again. The chapter sits along the wall. The abbot reads out what\n"
        "is left in the barn: \"For nineteen days. And then it is not yet\n"
        "Lent.\" He closes the list. \"The book,\" he says. \"And if there is\n"
        "anything else, let it be said now.\"\n"
    )
