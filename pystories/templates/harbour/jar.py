# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The mud lets go of each foot with a kiss. Between the piles lies Rome:\n"
        "red dishes, a brick that a dog has walked on, and a jar, stopped with\n"
        "lead. You break it open. It is pine tar, six hundred years old, and as\n"
        "good as on the day when somebody was beaten for losing it.\n"
    )
