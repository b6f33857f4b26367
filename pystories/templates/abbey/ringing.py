# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.bell import render as render_bell


def render(story, node, sack, box):
    yield from render_bell(sack.rung)
    yield "Whatever is in your hand, says the Rule, you lay it down.\n"
