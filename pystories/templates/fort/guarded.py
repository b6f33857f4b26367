# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The priest stands upon the trapdoor and discusses the weather, until it\n"
        "changes.\n"
    )
