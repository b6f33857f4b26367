# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "The prior has you by the ear. He is bound for the Church, and so is\n"
        "the ear.\n"
    )
