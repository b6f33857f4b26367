# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE COPY. The book goes home on its mule, and Saint Cuthbert comes\n"
        "back. Yours stays. Eight hundred years on it lies open in the case at\n"
        "your elbow. The gold is gone, and so is the abbey. At the foot of the\n"
        "last leaf you can still read, very small: My hand was cold. Reader,\n"
        "shut the window.\n"
    )
