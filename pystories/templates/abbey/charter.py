# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE CHARTER. The earl has it read to him twice; then he opens the\n"
        "barn, for who would argue with King Edgar? It hangs on the wall here,\n"
        "labelled: forged about 1166, of great beauty. Below, in your own hand,\n"
        "is a witness's cross. It is the only cross on it that was made by\n"
        "somebody who knew.\n"
    )
