# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "THE THREE MATCHES. "
    if 'matches' in sack.items:
        yield (
            "\"Turn out your\n"
            "pockets,\" says Mr Crake, \"before we talk of danger.\""
        )
    else:
        yield (
            "It\n"
            "burned for as long as it takes to be seen by an overman."
        )
    yield (
        "\n"
        "Two months in Durham. It is there that you hear of it, from a warder\n"
        "with a brother in Hester pit. Ridley had sent one lad with the message,\n"
        "and the lad was away.\n"
    )
