# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Brattice is canvas with tar in it. It hangs from the roof and cuts\n"
        "a gallery in two, so that the air must go in on one side before it\n"
        "may come out on the other. Air is like men: it takes the short way\n"
        "if nobody is looking.\n"
    )
