# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE OLD MEN'S SHAFT. Prudence has run out through your drift. For the\n"
        "first time since 1769 her ladders stand dry, and where they fail your\n"
        "ten fathoms do not. Eleven men climb out behind you, into a turnip\n"
        "field. W. Ridley's token goes first round, and then into the chapel\n"
        "wall.\n"
    )
