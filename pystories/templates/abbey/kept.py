# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "You take it before the altar, in order to ask whether a thing can be\n"
        "false and right. The altar is silent. So was King Edgar, one supposes,\n"
        "and it did not stop him.\n"
    )
