# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if sack.fines % 2:
        yield (
            "Somebody has whistled. Mr Twelvetrees looks out into the yard, which\n"
            "is full of you.\n"
        )
    else:
        yield (
            "On the third floor a window is open, and somebody was seen to breathe\n"
            "at it. He has to write down a name, and yours is short.\n"
        )
    yield "Threepence.\n"
