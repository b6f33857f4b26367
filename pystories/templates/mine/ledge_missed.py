# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You are on a rope over black water. This is no time to be anywhere\n"
        "except in the Waste.\n"
    )
