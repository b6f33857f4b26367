# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The sentry blows on his fingers. A line of carts creaks past him,\n"
        "towards the granary, and he does not look at it even once.\n"
    )
