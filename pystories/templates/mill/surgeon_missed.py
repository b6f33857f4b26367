# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Nobody gets past the turnstile before the doctor has seen his\n"
        "teeth. He is at the Counting-house.\n"
    )
