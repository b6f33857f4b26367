# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Five in the morning. Wires on a pole rattle at your window: the\n"
        "knocker-up, twopence a week, and worth it for the hatred alone.\n"
        "You run down the clough among two hundred pairs of clogs, to a\n"
        "house with more windows than the rest of the world together.\n"
    )
