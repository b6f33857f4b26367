# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "You take the long way round, past the standards, with his eyes in your\n"
        "back. A gilded hand on a pole points at the sky, and so far the sky has\n"
        "nothing to say.\n"
    )
