# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE INFIRMARY. You fall asleep between two words, face down, so that\n"
        "the crane is printed on your forehead. Only the sick may have meat.\n"
        "They carry you to a warm room where eleven others lie, and none of\n"
        "them is very ill. Somebody puts a chicken leg into your hand, and\n"
        "makes the sign for: slowly.\n"
    )
