# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"No coin, no steam,\" says Suadra, \"but I have wood, and the wood has\n"
        "legs.\" For two hours the legs are yours. She pays fairly, and she\n"
        "counts the coins into your hand twice.\n"
    )
