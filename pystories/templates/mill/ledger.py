# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "You stand at the desk and wait to be shouted at. The ledger lies the\n"
        "wrong way round for you, but so did most things at Enoch's school. \"By\n"
        "Sun,\" says one column, \"By Wheel\" the other; the third, in red, says\n"
        "\"Saved\". Mr Twelvetrees turns to find his ruler. When he turns back,\n"
        "the book is thinner by a leaf.\n"
    )
