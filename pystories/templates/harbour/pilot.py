# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE PILOT. They take the hall down, and give the beams to whoever knew\n"
        "the ship. The Sea-Sow "
    )
    if sack.sound:
        yield "goes out first"
    else:
        yield (
            "is\n"
            "mended at the king's cost"
        )
    yield (
        ", but you stay, and plant the\n"
        "wands again, with Wulf to say where. The buoys that you can see from\n"
        "the window stand there still.\n"
    )
