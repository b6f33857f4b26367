# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.raps import render as render_raps


def render(story, node, sack, box):
    yield (
        "Here the air comes down, with rain in it. Tot Hall knows only the\n"
        "hammer on the shaft wire:\n"
    )
    for n, meaning in enumerate(("stop", "lower", "men")):
        yield from render_raps(n + 1)
        yield ": "
        yield str(meaning)
        yield "\n"
    if sack.plan:
        yield "\"And for water?\" you ask. He thinks. \"We never agreed on one.\"\n"
    else:
        yield "\"Four,\" he adds, \"was for the vicar. He came once.\"\n"
