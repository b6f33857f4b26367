# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    yield (
        "Three times a minute the carriage goes out, and you after it, barefoot\n"
        "on the oily boards. A broken end, a twist between finger and thumb, and\n"
        "on. They say that a piecer walks twenty miles a day. Nobody says to\n"
        "where.\n"
    )
    yield from render_threads(20, 8)
