# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "THE KING'S STRAND. The second tide comes, looks at the Sea-Sow, who is\n"
    if sack.sound:
        yield "as tight as a drum and a yard too high,\n"
    else:
        yield "as open as a church,\n"
    yield (
        "and goes away again. Next year she holds up the roof of the reeve's\n"
        "new kitchen. You know each plank of it. You are the cook.\n"
    )
