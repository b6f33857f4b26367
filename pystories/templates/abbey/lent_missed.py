# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "A finger points you on, along the cloister: the Scriptorium is\n"
        "there, on the side where there would be sun.\n"
    )
