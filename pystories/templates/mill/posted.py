# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "To anywhere in the kingdom, for a penny! It is two years old and still\n"
        "feels like a mistake. Into the letter go the leaf,\n"
    )
    if 'bobbin' in sack.items:
        yield "Ann Moss's paper,\n"
    yield "and "
    yield str(sack.lost)
    yield (
        " minutes. The Queen looks away, to the left, as if\n"
        "she had not seen you.\n"
    )
