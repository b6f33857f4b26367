# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The quay is a street of stones that nobody living could lift, held\n"
        "together with iron set in lead. On the last of them sits Wulf, the\n"
        "pilot. He is not looking at your ship, so thoroughly that it must\n"
        "hurt his neck.\n"
    )
