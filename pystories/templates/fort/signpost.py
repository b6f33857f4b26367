# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    if node.box == box.uid:
        yield "-> Tap here again.\n"
    else:
        yield "-> Carry your card to the "
        yield str(story.boxes[node.box].directions)
        yield ".\n"
