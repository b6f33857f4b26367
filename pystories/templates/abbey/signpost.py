# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    if node.box == box.uid:
        yield "-> Remain here, and tap again.\n"
    else:
        yield "-> Go, without running, to the "
        yield str(story.boxes[node.box].directions)
        yield ".\n"
