# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Basket traps,\" he says to the river. \"Nine of them. It is work for\n"
        "two, and I am one.\"\n"
    )
