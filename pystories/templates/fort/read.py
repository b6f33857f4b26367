# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Rufinus reads the letter twice. It is from his brother, about a mule.\n"
        "\"Is that all?\" he asks, and he does not seem to mean the mule.\n"
    )
