# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "THE ALMONER. \"There are "
    yield str(sack.leaves)
    yield (
        " leaves here,\" says the abbot,\n"
        "\"where I asked for ten. And at my gate there are people who asked for\n"
        "you.\" He takes away your pen and gives you the bucket, and the key of\n"
        "the guests' loaves. Most of the wall lives to see May. None of them\n"
        "could read.\n"
    )
