# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The storeman has found himself a broom and a friend with a stick. The\n"
        "two of them sweep, with great attention, wherever you want to stand.\n"
    )
