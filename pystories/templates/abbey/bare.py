# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "The last skin is full. You hold up your hand, turn it over and show\n"
        "the palm, which is the sign for a leaf. Brother Odo shows you both of\n"
        "his, which is the sign for none.\n"
    )
