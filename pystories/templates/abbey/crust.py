# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "You sit down at the long table, alone, and take out the loaf. It has\n"
        "the abbey's cross on it. One is supposed to see where one cuts.\n"
    )
