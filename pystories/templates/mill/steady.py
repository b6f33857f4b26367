# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    if sack.bell % 3 == 0:
        yield (
            "Three times a minute the carriage goes out, and you after it, barefoot\n"
            "on the oily boards. They say that a piecer walks twenty miles a day.\n"
            "Nobody says to where.\n"
        )
    elif sack.bell % 3 == 1:
        yield (
            "A broken end, a twist between finger and thumb, and on. You hum to keep\n"
            "awake. Humming is not yet on the list of fines.\n"
        )
    else:
        yield (
            "By lamplight the threads are gold. You piece them in your sleep, and\n"
            "are told so, with a strap.\n"
        )
    yield from render_threads(20, 8)
