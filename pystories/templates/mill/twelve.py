# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "The school is between the wheel pit and the wood-pile. Enoch the\n"
        "wheelwright keeps it, because he was once seen with a newspaper. You\n"
        "learn O, and I, and L, from the side of a barrel.\n"
    )
