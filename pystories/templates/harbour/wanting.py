# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Gunnhild counts on those of her fingers that are not in the hole.\n"
        "Still wanting:\n"
    )
    for thing in ("rivets", "tar", "wool"):
        if thing not in sack.cargo:
            yield "- "
            yield str(thing)
            yield "\n"
    yield "\"And a steersman,\" she says, \"who does not believe in hazel.\"\n"
