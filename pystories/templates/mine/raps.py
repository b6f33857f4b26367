# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(n):
    yield str(' '.join(['clang'] * n))
