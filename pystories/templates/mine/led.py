# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Hooves, a warm nose, a smell of dripping. You take hold of his tail.\n"
        "Bishop has not needed his eyes for nine years; he turns where the air\n"
        "turns, and never once goes north. The horsekeeper fills up your lamp.\n"
    )
