# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "THE BIG PIECER. "
    yield str(sack.yarn)
    yield (
        " pounds in a week! Jabez gives you one\n"
        "half of his mule, and a shilling more, and a little piecer of your own.\n"
        "She is nine, or thirteen. On Monday there is fluff beneath the\n"
        "carriage. You hear yourself say it, with your thumb.\n"
    )
