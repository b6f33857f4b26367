# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "Prime is sung, and the chapter sits along the wall. The abbot reads\n"
        "out who slept, who laughed, and what is left in the barn, which is\n"
        "quickly read. \"And our neighbours have lent us a book,\" he says,\n"
        "and looks at your hand. \"Until tomorrow.\"\n"
    )
