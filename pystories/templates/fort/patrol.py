# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Two men of the watch come round the corner, in step, which is never a\n"
        "good sign. \"Pass?\" asks the left one. The right one already shakes his\n"
        "head.\n"
    )
