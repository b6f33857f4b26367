# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Everything is far away and rather kind. Someone drags you along by the\n"
        "collar. Let him. It is the way to the Stables.\n"
    )
