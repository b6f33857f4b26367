# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE SLATE. Nobody can leave who owes, and nobody who stays can pay.\n"
        "Miss Pym wipes a little of your debt away with her sleeve, for the\n"
        "pleasure of writing it again. It is a good slate. It is older than you\n"
        "are, and in the corner it still says: A. Moss.\n"
    )
