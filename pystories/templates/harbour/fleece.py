# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is from a small black northern sheep, and the grease is still in\n"
        "it. Twisted, tarred and laid between two planks it will keep out the\n"
        "sea for a lifetime or for a passage, whichever turns out shorter.\n"
    )
