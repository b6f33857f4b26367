# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "You walk in with a sack upon your shoulder, as half the fort does. Ten\n"
        "sacks came through the gate; the storeman cuts eight marks. Then he\n"
        "notices that you are looking, and you notice the door.\n"
    )
