# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Dexter is fetched. He has an answer to everything, and a nephew in\n"
        "Rome. When he has finished, even you feel sorry for him.\n"
    )
