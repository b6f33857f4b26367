# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE SPARK. Hot brass, oily boards, and cotton in the air: a mill is a\n"
        "lamp with five wicks. You all get out, since Betty has counted heads\n"
        "every day for a year. Mr Pell is insured. In the ashes they find the\n"
        "clock, with its two faces melted into one.\n"
    )
