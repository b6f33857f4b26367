# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "THE HALF. The book has to go, and you have "
    yield str(sack.leaves)
    yield " leaves.\n"
    if sack.leaves > 4:
        yield (
            "It breaks off in the middle of a sentence, which scholars love: \"If\n"
            "you should ever meet one, there is but a single remedy, namely\".\n"
        )
    else:
        yield (
            "They are bound up with a sermon on patience, to which they are found\n"
            "to be the better half.\n"
        )
