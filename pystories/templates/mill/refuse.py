# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "You drop the paddle. Five floors run down like a musical box, and in\n"
        "the silence Jabez can be heard thinking. The fine for stopping the\n"
        "wheel is threepence. The sound of it, Betty says, was worth a shilling.\n"
    )
