# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You nail it up by the light of the thing that you are afraid of.\n"
        "The wind comes round the end of the cloth like a late guest. The\n"
        "blue cap shrinks, and sits down, and is gone.\n"
    )
