# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "At the "
    yield str(box.label)
    yield (
        " somebody lays a finger on his lips. You have no\n"
        "business there now.\n"
    )
