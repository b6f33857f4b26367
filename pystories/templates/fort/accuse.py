# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"A quartermaster,\" says Rufinus, \"has friends. Are you sure, or are you\n"
        "only right?\"\n"
    )
