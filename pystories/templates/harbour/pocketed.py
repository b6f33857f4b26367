# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Twelve of silver, and nobody shouts. But the bead-maker's wife saw it;\n"
        "and what she knows is known from here to the Humber before the tide\n"
        "has turned.\n"
    )
