# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "Half-way down the stairs is no place to leave. Back to the Shrine!\n"
