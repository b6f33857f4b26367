# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Stones, yes. But by the time you get to the market they all know what\n"
        "kind of stones, and what you said, and to whom. There is a song about\n"
        "it. The tune is good.\n"
    )
