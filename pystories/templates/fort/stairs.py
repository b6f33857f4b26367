# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Eleven steps down, and the cold comes up to meet you. Here lies the\n"
        "pay of five hundred men, in a chest that is older than any of them.\n"
    )
