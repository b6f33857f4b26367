# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "A card is a drum in a coat of wire teeth. It combs the cotton until\n"
        "every fibre lies the same way, \"which,\" says Betty, \"is more than the\n"
        "Chartists have managed.\" Nobody can hear her. You learn to read lips;\n"
        "here they call it mee-mawing.\n"
    )
