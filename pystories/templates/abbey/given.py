# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "One loaf, and you cut it:\n"
    part = 2
    while part < 32:
        yield "1/"
        yield str(part)
        yield "\n"
        part = part * 2
    yield "The last cut is no cut, it is an opinion. Nobody complains.\n"
