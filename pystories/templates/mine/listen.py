# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You lie at the edge of Prudence with an ear to the rock. Coal carries\n"
        "sound better than any wire. It is Cuddy's pick:\n"
    )
    for beat in range(6 - sack.yards // 4):
        yield "tok .. "
    yield "tok.\n"
    if sack.yards > 9:
        yield "Far off, like a clock in another house.\n"
    else:
        yield "It might be in this room.\n"
