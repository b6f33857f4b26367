# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "You owe more than you earned, and it is not here that you owe it. The\n"
        "Tommy Shop wants a word.\n"
    )
