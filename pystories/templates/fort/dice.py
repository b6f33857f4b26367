# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Three off-duty archers have made a table of an upturned tub. They greet\n"
        "you like a brother: a brother with "
    )
    yield str(sack.coins)
    yield " in his purse.\n"
