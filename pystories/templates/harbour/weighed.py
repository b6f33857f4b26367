# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.weigh import render as render_weigh


def render(story, node, sack, box):
    yield (
        "Into one pan go his weights, lumps of lead, each with a bit of gilt\n"
        "on top that was once the corner of a Gospel book. Into the other goes\n"
        "silver:\n"
    )
    yield from render_weigh(12)
    yield "The beam comes to rest, and it is not level. By two, it leans to you.\n"
