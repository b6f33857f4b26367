# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is a book of beasts, ten leaves long and chained shut. The man\n"
        "who brought it is to sleep beside it. He has already begun. Ten\n"
        "leaves between this morning's Prime and the next! Even Brother\n"
        "Odo, the precentor, who has written since before the flood, does\n"
        "no more than four.\n"
    )
