# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You run. Behind you the needle turns into a finger, and the finger to\n"
        "an arm; you can hear it by the note. Cuddy is still at it, with his cap\n"
        "and his back, to give you time.\n"
    )
