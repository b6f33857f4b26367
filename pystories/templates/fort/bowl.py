# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    if sack.coins:
        yield "A priest with one eye looks at your purse with it.\n"
    else:
        yield (
            "A priest with one eye sees at once that you have nothing, and closes\n"
            "it.\n"
        )
