# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Radbod is watching two dogs. He would swear that the pans were even,\n"
        "and so could you.\n"
    )
