# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Dawn, high water, and the river as wide as a lake. Your ship, the\n"
        "Sea-Sow, steers between two hazel wands, exactly as a ship should.\n"
        "Then something under the keel says one short word in Latin.\n"
    )
