# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE PILOT. They take the hall down, and give the beams to whoever knew\n"
        "the ship. The Sea-Sow\n"
    )
    if sack.sound:
        yield "goes out first,\n"
    else:
        yield "is mended at the king's cost,\n"
    yield (
        "but you stay, and plant the wands again, with Wulf to say where. The\n"
        "buoys that you can see from the window stand there still.\n"
    )
