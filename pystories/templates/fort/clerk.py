# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE CLERK. Half a proof is enough to lock up half a thief. Dexter goes\n"
        "to Rome, in search of his nephew; you get his stool, his ink, and the\n"
        "care of the bins. The first thing you write is a true number.\n"
    )
