# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(name, n, of=8, mark="="):
    yield str(name)
    yield " "
    for i in range(max(n, of)):
        yield str(mark if i < n else ".")
    yield "\n"
