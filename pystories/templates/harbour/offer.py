# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "Above his head the rivets rust, in two straight rows.\n"
