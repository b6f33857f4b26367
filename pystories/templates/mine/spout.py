# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Ridley has taught you what the plug is for, and Cuddy has the mallet.\n"
        "Ridley has taught you also how fast to run.\n"
    )
