# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "They are all walking down to the Foreshore, with hazel under their\n"
        "arms, and somebody has to go in front. It is you.\n"
    )
