# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "A plank is let in like a patch into a sail. Each rivet goes through\n"
        "from outside, gets its little square rove, and is hammered flat while\n"
        "someone leans against it: sixty times. Then Gunnhild takes her hand\n"
        "away from the river, and nothing follows it.\n"
    )
