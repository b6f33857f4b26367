# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if node.box == box.uid:
        yield "-> Stay where you are, and tap again.\n"
    else:
        yield "-> Clogs on: to the "
        yield str(story.boxes[node.box].directions)
        yield ".\n"
