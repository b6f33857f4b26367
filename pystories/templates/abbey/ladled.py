# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "You carry it down the line, and learn a thing which is not in the Rule:\n"
        "to hold the ladle so that the last one in the line can see that there\n"
        "is some left. There is, just.\n"
    )
