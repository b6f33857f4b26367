# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "A centurion turns you round by the collar. \"The Bath-house is that\n"
        "way,\" he says, \"and the drain is below it.\"\n"
    )
