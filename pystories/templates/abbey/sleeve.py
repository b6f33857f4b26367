# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "They are at the gate since morning. An old man takes the loaf, thanks\n"
        "God, you, and the loaf, and carries it past his own mouth to somebody\n"
        "behind him. You will be told that sleeves are for hands.\n"
    )
