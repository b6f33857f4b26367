# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "He takes your fish for the sign of an eel, and an eel with a twist of\n"
        "the wrist for the cellarer, who sends you home with one herring,\n"
        "wrapped in a sheet of good parchment. Languages have grown from less.\n"
    )
