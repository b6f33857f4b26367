# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE DITCH. They need a man for the drain below the baths, and you\n"
        "need a lesson. It is warm down there, at least, and everything in the\n"
        "fort comes past you sooner or later.\n"
    )
