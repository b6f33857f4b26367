# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Behind him his men's breath hangs in the hall. They are thin, for men\n"
        "who are paid in bread.\n"
    )
