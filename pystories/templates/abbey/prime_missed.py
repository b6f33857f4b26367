# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "It is Prime, and everyone who can walk is walking to the Church.\n"
