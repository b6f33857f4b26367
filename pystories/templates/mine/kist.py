# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "The deputy's kist is his office, his altar and his seat. In it are a\n"
        "flask of oil, chalk, boring rods, a plug of ash wood, and a pipe, which\n"
        "he only ever holds. Under the lid he has cut, small: HOLES AHEAD, AND\n"
        "ON BOTH SIDES. You take the flask and the rods.\n"
    )
