# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(n, every):
    for i in range(1, n + 1):
        yield str("|" if i % every else "'")
    yield "\n"
