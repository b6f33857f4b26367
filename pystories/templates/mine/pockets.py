# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Pockets,\" says Lowther. A pipe or a match below is two months in\n"
        "Durham gaol: Special Rule 27. In your Sunday waistcoat, which is your\n"
        "Tuesday waistcoat too, there are three matches.\n"
    )
