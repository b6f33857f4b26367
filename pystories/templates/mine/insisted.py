# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Your place?\" He has to look up what it is that you do. While he looks,\n"
        "another set of tubs goes over the screens, out of the north drift. You\n"
        "know Cuddy's coal by its size.\n"
    )
