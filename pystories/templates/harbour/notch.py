# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Toll,\" says Osric, as kindly as a man with pincers. \"One part in ten. What was\n"
        "in your hold, friend?\" He holds a stick, and a knife to notch it.\n"
    )
