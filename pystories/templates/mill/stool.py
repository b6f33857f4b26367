# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE STOOL. The bar holds. Mr Pell himself shakes your hand, having\n"
        "asked for your name, and you get the second stool, and the red ink.\n"
        "It is dry there, and quiet. It is quiet wherever you go: in the yard,\n"
        "in the lane, in chapel.\n"
    )
