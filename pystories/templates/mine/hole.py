# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(depth, wet=10):
    yard = 0
    yield ">"
    while yard < depth:
        yield str("-" if yard < wet else "~")
        yard = yard + 1
    yield " "
    yield str(depth)
    yield " yards\n"
