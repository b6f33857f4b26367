# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    hang = 0
    yield "Forty men, and a cage for eight. "
    while hang < 32:
        hang = hang + 8
        yield str(hang)
        yield ", "
    yield (
        "and each time it comes\n"
        "back it stands a little deeper. Nobody pushes. Cuddy Bell lifts the\n"
        "youngest up over the heads. You are not the youngest.\n"
    )
