# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "A lamp is safe in air that stands. You run; so its air runs too, at\n"
        "more than five feet in a second, and the flame lies down against the\n"
        "gauze. The gauze turns red. You have time to notice that.\n"
    )
