# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(mark, n):
    while n > 0:
        yield str(mark)
        n = n - 1
    yield "\n"
