# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.beast import render as render_beast


def render(story, node, sack, box):
    yield "They sing, and you write:\n"
    yield from render_beast(sack.leaves)
    yield (
        "Your stall in the choir is a gap like a missing tooth. Everybody's\n"
        "tongue goes there.\n"
    )
