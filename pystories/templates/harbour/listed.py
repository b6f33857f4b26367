# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(things):
    left = len(things)
    for thing in things:
        yield str(thing)
        left = left - 1
        if left > 1:
            yield ", "
        elif left:
            yield " and "
    yield ".\n"
