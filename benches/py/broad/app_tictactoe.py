import time
time.ticks_ms()

LINES = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6))

class Board:
    def __init__(self, cells):
        self.cells = list(cells)
        self.visited = 0

    def winner(self):
        c = self.cells
        for a, b, d in LINES:
            if c[a] != " " and c[a] == c[b] == c[d]:
                return c[a]
        return None

    def free(self):
        return [i for i, c in enumerate(self.cells) if c == " "]

    def best(self, me, other):
        self.visited += 1
        w = self.winner()
        if w:
            return (1 if w == me else -1), None
        free = self.free()
        if not free:
            return 0, None
        top = -2
        move = None
        for i in free:
            self.cells[i] = me
            score = -self.best(other, me)[0]
            self.cells[i] = " "
            if score > top:
                top = score
                move = i
        return top, move

out = []
n = 0
for start in ("x o  x  o", "xox  o   ", "o   x  ox"):
    b = Board(start)
    out.append(b.best("x", "o"))
    n += b.visited
print("tictactoe", out, n)
