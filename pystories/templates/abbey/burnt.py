# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.beast import render as render_beast


def render(story, node, sack, box):
    yield "While they pray for better weather you scrape King Edgar off his skin,\n"
    if sack.leaves < 10:
        yield "and write, in a clean small hand:\n"
        yield from render_beast(sack.leaves)
    else:
        yield "and then a second time, as there is nothing left to write.\n"
    yield "Somebody behind you breathes out. It is an old man's breath.\n"
