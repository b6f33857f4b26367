# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(n):
    for piece in (8, 4, 2, 1):
        while n >= piece:
            yield "["
            yield str(piece)
            yield "]\n"
            n = n - piece
