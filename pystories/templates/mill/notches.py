# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(n):
    while n > 4:
        yield "||||/ "
        n = n - 5
    yield str("|" * n)
    yield "\n"
