# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "Against the reeve you have "
    yield str(sack.clues)
    yield (
        " things to tell, and the quay\n"
        "is so quiet that you can hear the river count them.\n"
    )
