# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "The plan is linen, five feet long. Hester pit is black, and old\n"
        "Prudence pink. Between them lie six tenths of an inch of white, on\n"
        "which somebody has written with love: WHOLE COAL, 60 YARDS.\n"
    )
