# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Nine miles of frozen road, and at the end of it the fort: a grey\n"
        "lid upon a grey hill. Under your cloak is a letter for the prefect\n"
        "Rufinus, sealed with a thumb and a good deal of temper.\n"
    )
