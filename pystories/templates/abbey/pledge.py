# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.tally import render as render_tally


def render(story, node, sack, box):
    yield (
        "\"A life of Saint Cuthbert is with them in pledge,\" says Odo. \"If\n"
        "this goes back late, it stays there.\" He gives you a goose feather,\n"
        "a knife, ink of oak galls, and three skins.\n"
    )
    yield from render_tally("[ ]", sack.skins)
    yield "More he has not got: the sheep have been eaten.\n"
