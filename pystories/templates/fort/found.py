# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is a tally stick, split down the middle: one half of a bargain.\n"
        "Eighty notches, and a fish scratched at the end. No soldier signs with\n"
        "a fish. A trader would.\n"
    )
