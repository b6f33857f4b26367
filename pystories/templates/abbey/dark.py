# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "After Vespers there is no light in here, and on purpose: one spark,\n"
        "and three hundred calves would die a second time. You sit before the\n"
        "page and listen to it being white.\n"
    )
