# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Mr Crake has never been so deep, and does not know the way. Take\n"
        "him to the North Drift.\n"
    )
