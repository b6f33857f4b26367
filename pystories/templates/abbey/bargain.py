# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "The lender's man, you can hear it from here, is asleep.\n"
