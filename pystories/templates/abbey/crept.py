# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "A whole abbey is at its prayers, and the barrels and you are not. A\n"
        "loaf weighs a pound by the Rule. This one is lighter, and warmer than\n"
        "it should be; or that is your face.\n"
    )
