# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Toll,\" says Osric, as kindly as a man with pincers. \"One part in ten.\n"
        "What was in your hold, friend?\" He has a stick, and a knife to notch\n"
        "it.\n"
    )
