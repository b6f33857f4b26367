# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "The knife for sharpening the feather also takes off ink. That is why a\n"
        "scribe is painted with something in either hand.\n"
    )
