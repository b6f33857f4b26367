# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The lamps are lit and this door is shut. Only the North Gate is open,\n"
        "and it is open outwards.\n"
    )
