# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    if sack.rung > 2:
        yield (
            "The tables are scrubbed, and the smell of beans has been sent to the\n"
            "poor. A cat sits in the pulpit, and reads you.\n"
        )
    else:
        yield (
            "The kitchener shows you the sun, or where it would be, and moves his\n"
            "finger on from there: after None. You count the spoons.\n"
        )
        for spoon in range(sack.hunger):
            yield "o--\n"
