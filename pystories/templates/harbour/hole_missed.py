# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The Sea-Sow is sinking at some speed in the direction of the\n"
        "Slipway. It would be polite to be there.\n"
    )
