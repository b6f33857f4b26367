# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    for uid, _, label in node.offers(sack):
        yield "-> "
        yield str(story.boxes[uid].label)
        yield ": "
        yield str(label)
        yield "\n"
