# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You have not finished reading. The plan is in the office, at the\n"
        "Pit Bank.\n"
    )
