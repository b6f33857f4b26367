# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "The horn token lies upon the linen, and the wet plug's twin beside\n"
        "it. Mr Crake lays his dividers on the white, then on the pink. He\n"
        "does it three times. You have never seen a man's face being\n"
        "surveyed before.\n"
    )
