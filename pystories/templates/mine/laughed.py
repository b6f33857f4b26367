# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"A needle that walks,\" says Mr Crake, and enjoys it so much that he\n"
        "calls in the clerk to hear it again. Then he gives you a humbug. He has\n"
        "children of his own. \"Bring me something that I can hold, lad.\"\n"
    )
