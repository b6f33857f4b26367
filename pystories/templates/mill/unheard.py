# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"The clock is slow, sir.\"\n"
        "He holds his watch against the upper dial, and they agree. \"All mills\n"
        "tell me so,\" he says, \"and no mill can tell me by how much. Write it\n"
        "down, child. Twice, in two hands.\" When the gig is gone you owe\n"
        "twopence, for conversation.\n"
    )
