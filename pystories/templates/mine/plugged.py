# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Three blows, with the needle drilling into your sleeve. The plug holds.\n"
        "Round its edge stands a ring of drops; each one waits, falls, and has a\n"
        "successor. \"Fourteen yards,\" says Cuddy, \"is not sixty. Who tells the\n"
        "man?\"\n"
    )
