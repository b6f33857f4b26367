# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(pence):
    if pence > 11:
        yield str(pence // 12)
        yield "s "
    yield str(pence % 12)
    yield "d"
