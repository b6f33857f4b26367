# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE LONG NIGHT. The horn sounds for the lamps, and strangers are put\n"
        "out, and the bar comes down. The snow has been waiting for you. In the\n"
        "morning the sentry shares his bread, which is short by three\n"
        "parts in twenty.\n"
    )
