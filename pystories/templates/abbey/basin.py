# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "In winter there is one meal, after None. You wash your hands at the\n"
        "stone basin, and sit down with your back to the wall. From the pulpit\n"
        "a brother reads about the desert, where the fathers lived on a date.\n"
        "Nobody may speak. So everybody talks with his hands.\n"
    )
