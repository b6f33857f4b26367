# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "King Edgar has been dead for two hundred years. And there is only one\n"
        "man who ever made a letter g like this one. He had a cold yesterday.\n"
        "It is Brother Odo.\n"
    )
