# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "A crab, a nail, and half a tile on which some Roman child has written\n"
        "the alphabet, as far as it went. It went to M.\n"
    )
