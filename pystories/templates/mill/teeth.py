# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "From thirteen on, the Act of 1833 allows twelve hours a day. Below that\n"
        "it is nine, and two of school on top of them. Dr Gaunt gets his\n"
        "sixpence either way. The pen waits.\n"
    )
