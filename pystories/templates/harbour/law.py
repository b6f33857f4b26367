# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Sixty rivets, tar, and wool,\" she says, \"and soon. This is the\n"
        "king's shore. What cannot float away on the second high water is\n"
        "his, with its ropes and its cargo.\" She looks up to the hall of\n"
        "the king's reeve. Somebody up there is looking down.\n"
    )
