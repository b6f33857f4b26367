# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    there = story.boxes[node.box]
    if there is box:
        yield "-> Here. Hold up your lamp again.\n"
    else:
        yield "-> By the rails to the "
        yield str(there.directions)
        yield ".\n"
