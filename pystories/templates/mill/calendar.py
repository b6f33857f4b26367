# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(bell):
    day, part = divmod(bell, 3)
    yield str("Monday Tuesday Wednesday Thursday Friday Saturday".split()[day])
    yield ",\n"
    if part == 0:
        yield "before breakfast.\n"
    elif part == 1:
        yield "after dinner.\n"
    else:
        yield "by lamplight.\n"
