# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "You reach the slip with five of silver, in clay and emperors. Behind\n"
        "you the mud closes, and at once it looks as if it had never owned\n"
        "anything in its life.\n"
    )
