# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "He has forty more lads to search and does not see you go. Three little\n"
        "heads of phosphorus ride down next to your heart. You have never felt\n"
        "them before. Now you feel nothing else.\n"
    )
