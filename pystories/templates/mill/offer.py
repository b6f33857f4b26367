# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"There is a man in Stockport,\" says Enoch, \"that makes clocks with one\n"
        "dial. He wants a lad or a lass who can read.\" He looks at his own\n"
        "hands, and then at the school: eleven of you, asleep on the wood-pile.\n"
    )
