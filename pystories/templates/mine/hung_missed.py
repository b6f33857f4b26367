# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Twelve yards of tarred canvas on your shoulder do no good here.\n"
        "They belong in the North Drift, and soon.\n"
    )
