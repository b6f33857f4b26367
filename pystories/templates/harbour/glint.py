# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Something winks below a fallen beam. It is the shoulder of a pot, and\n"
        "in the crack of it stand coins on edge, packed like herring. You pull.\n"
        "The mud pulls too.\n"
    )
