# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "He unfolds a pair of scales no longer than your hand. Silver goes by\n"
        "weight here: coins, rings, half of a brooch, whatever was nearest when\n"
        "somebody needed change.\n"
    )
