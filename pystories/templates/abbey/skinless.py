# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "Ten leaves, you were told. You have "
    yield str(sack.leaves)
    yield " and a good pen.\n"
