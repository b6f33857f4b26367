# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE SECOND TIDE. You go down on the ebb, past the wands, on the wrong\n"
        "side of them, which is the right one. At the bar a fat ship comes in.\n"
        "She steers between the wands, exactly as a ship should.\n"
    )
    if sack.clues > 1:
        yield "You know who planted them. You shout it. The wind is against you.\n"
    else:
        yield "You wave. They wave back.\n"
