# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield "Your tale is told, and its worth in points is "
    yield str(sack.points)
    yield (
        ". Ask\n"
        "at the desk for a fresh card, and choose worse friends this time.\n"
    )
