# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The boy catches up with you at the ninth stone. Four, he pants. The\n"
        "rivets are in the bag. His master's opinion is in the bag too, but you\n"
        "are not to look at that before you have sailed.\n"
    )
