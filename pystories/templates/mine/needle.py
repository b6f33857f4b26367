# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "And in the corner, small: \"W. Ridley, by the needle, 1741.\" But\n"
        "needles walk! North was 16 degrees off in those days, and this\n"
        "morning it is 22.\n"
    )
    off = 600 * (22 - 16) * 22 // (7 * 180)
    yield "The road to Prudence was measured over 600 yards. Turn it by\n"
    yield str(22 - 16)
    yield " degrees, and she lies "
    yield str(off)
    yield " yards nearer: by\n"
    yield str(off - 60)
    yield " more than there are.\n"
