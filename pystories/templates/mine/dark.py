# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "The flame is a bean, a bead, a memory. You hold your hand in front of\n"
        "your eyes and have to take its word for it. Museums cannot show you\n"
        "this dark: somebody would fall over something.\n"
    )
