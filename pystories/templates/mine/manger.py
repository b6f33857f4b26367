# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "The ponies get the first of the wind, for they cost more than lads and\n"
        "are harder to find. You sit in the straw and breathe. Bishop shares\n"
        "your bread and dripping, and gives you back the paper.\n"
    )
