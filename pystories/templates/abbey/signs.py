# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "The kitchener stands before you and raises his eyebrows, which is the\n"
        "sign for \"Well?\"\n"
    )
