# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "They meet behind the Devil, the engine that tears the bales: it is so\n"
        "loud that even Heaven cannot listen. Oaths mean Australia, since\n"
        "Tolpuddle. So eleven women and one wheelwright promise nothing at all,\n"
        "and look hard at each other while they do it. You promise it too.\n"
    )
