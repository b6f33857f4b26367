# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"I hit that pile too,\" says Radbod, \"with forty barrels. The second\n"
        "tide came. The reeve took my ship for the king, and the king got one\n"
        "barrel.\" He draws it for you in spilt wine: here the channel, there\n"
        "the wands, and between them thirty paces that nobody can explain.\n"
    )
