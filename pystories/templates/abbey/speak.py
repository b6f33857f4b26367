# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "It is a forgery. It is a good one. Nineteen days.\n"
