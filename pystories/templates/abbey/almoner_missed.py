# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "You are called for at the Gatehouse, and not by one voice.\n"
