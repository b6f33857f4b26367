# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.beast import render as render_beast


def render(story, node, sack, box):
    yield (
        "Pumice, chalk and a round knife. The king goes up in dust, and so do\n"
        "the sheaves. You sneeze. On top of them you write:\n"
    )
    yield from render_beast(sack.leaves)
