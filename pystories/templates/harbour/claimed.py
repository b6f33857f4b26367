# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE KING'S STRAND. The second tide comes, looks at the Sea-Sow, who is\n"
        "as "
    )
    if sack.sound:
        yield "tight as a drum and a yard too high"
    else:
        yield (
            "open\n"
            "as a church"
        )
    yield (
        ", and goes away again. Next year she holds up\n"
        "the roof of the reeve's new kitchen. You know each plank of it. You\n"
        "are the cook.\n"
    )
