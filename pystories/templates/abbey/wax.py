# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "The ends of the altar candles are kept down here, to be melted again.\n"
        "Brother Gamel asks no question. He only says, to a barrel, that all\n"
        "the books are upstairs, and that there is one stair.\n"
    )
