# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE THRESHOLD. \"He hears no bells,\" says the prior. So you lie across\n"
        "the door of the church, and the others step over you, seven times a\n"
        "day. By the third day you know all of their shoes.\n"
    )
    if sack.leaves:
        yield "Your last leaf is used to stop a draught, and it does that well.\n"
    else:
        yield "Your book has this to be said for it, that it holds no errors.\n"
