# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Beside the door hangs the bronze measure, by which every man gets his\n"
        "bread. It says seventeen ladles on the rim, in the emperor's name.\n"
    )
