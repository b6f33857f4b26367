# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "A horn! The water is falling, and the law is read out in the\n"
        "Reeve's Hall, with your name in it.\n"
    )
