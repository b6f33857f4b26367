# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    if sack.clues > 2:
        yield (
            "Osric pours the wine himself. It has come a long way, and one barrel's\n"
            "journey ended early. \"You have been listening to people,\" he says.\n"
        )
    else:
        yield (
            "Osric lays an arm about you. \"A sound head on an unsound ship,\" he\n"
            "says. \"It happens to so many. This river shifts so.\"\n"
        )
    yield "\"I could use someone who knows how a ship thinks. For a third.\"\n"
