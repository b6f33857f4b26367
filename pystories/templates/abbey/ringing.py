# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.bell import render as render_bell


def render(story, node, sack, box):
    yield from render_bell(sack.rung)
    if sack.rung > 4:
        yield "Forty men rise, dressed as they lay down, and feel for forty boots.\n"
    elif sack.rung % 2:
        yield "All along the cloister, books are shut in the middle of a word.\n"
    else:
        yield "Whatever is in your hand, says the Rule, you lay it down.\n"
