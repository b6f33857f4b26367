# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Here stand the hazel wands between which you sailed. They are cut this\n"
        "spring: the foot is white. Thirty paces to the west you find a row of\n"
        "older holes, rimmed with weed. No wand ever walked so far by itself.\n"
    )
