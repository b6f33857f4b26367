# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "In the wall is a ledge, and on it a pick no longer than a hand, and\n"
        "a token cut from horn: W. RIDLEY 1741.\n"
    )
    surface = 38 + 11
    yield "The water stands at "
    yield str(surface)
    yield (
        " fathoms. The Low Main lies at 90.\n"
        "You do the sum, and wish that you had been worse at school:\n"
    )
    yield str(90 - surface)
    yield " fathoms of water hang over Cuddy's head.\n"
