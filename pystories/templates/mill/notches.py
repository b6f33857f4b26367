# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(n):
    while n > 5:
        yield "||||/ "
        n = n - 5
    yield str("||||/" if n == 5 else "|" * n)
    yield "\n"
