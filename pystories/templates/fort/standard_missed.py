# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "Listen: trumpets, from the Shrine. They are waiting for you there.\n"
