# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.weigh import render as render_weigh


def render(story, node, sack, box):
    yield (
        "Emperors come up by the fistful, each of them with his chin raised:\n"
        "Constans, Valens, Gratian.\n"
    )
    yield from render_weigh(20)
    yield "None of them was ever paid into so dirty a hand.\n"
