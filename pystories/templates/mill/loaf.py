# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is white, thanks to alum, and heavy, thanks to whatever it is that\n"
        "is heavy. You break it into "
    )
    yield str(11 + sack.trust)
    yield (
        " pieces. Nobody says\n"
        "thank you. Somebody hums.\n"
    )
