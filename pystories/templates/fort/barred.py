# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The clerk Mela holds out a flat hand for a pass, and goes on holding\n"
        "it out while she finishes a page. \"Gate,\" she says then. \"Or do you\n"
        "believe that I could just let in everyone who is expected?\"\n"
    )
