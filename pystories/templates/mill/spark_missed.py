# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "Something is wrong. It smells of it on every stair. The Mule Room!\n"
