# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(gate, of=4):
    yield "["
    for i in range(of):
        if i < gate:
            yield "~"
        else:
            yield "."
    yield "]"
