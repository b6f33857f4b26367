# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    if node.box == box.uid:
        yield "-> Stay, and tap here once more.\n"
    else:
        yield "-> Take your card to the "
        yield str(story.boxes[node.box].directions)
        yield ".\n"
