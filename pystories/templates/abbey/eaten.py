# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is gone before the grace is. There was sawdust in it, and acorn,\n"
        "and you would know them again anywhere, with pleasure.\n"
    )
