# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Jabez Lomax wants to see you. He is in the Mule Room, and smiling,\n"
        "which is why nobody else is.\n"
    )
