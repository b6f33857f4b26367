import time
time.ticks_ms()

class Queens:
    def __init__(self, n):
        self.n = n
        self.cols = []
        self.solutions = []
        self.tries = 0

    def safe(self, c):
        r = len(self.cols)
        for i, x in enumerate(self.cols):
            if x == c or r - i == abs(x - c):
                return False
        return True

    def solve(self):
        if len(self.cols) == self.n:
            self.solutions.append(tuple(self.cols))
            return
        for c in range(self.n):
            self.tries += 1
            if self.safe(c):
                self.cols.append(c)
                self.solve()
                self.cols.pop()

    def show(self, k):
        out = ''
        for c in self.solutions[k]:
            out += '.' * c + 'Q' + '.' * (self.n - c - 1) + '/'
        return out

def knight(n, steps):
    reach = {(0, 0): 1}
    for s in range(steps):
        new = {}
        for (x, y), k in reach.items():
            for dx, dy in ((1, 2), (2, 1), (-1, 2), (2, -1)):
                p = (x + dx, y + dy)
                if 0 <= p[0] < n and 0 <= p[1] < n:
                    new[p] = new.get(p, 0) + k
        reach = new
    return sum(reach.values())
q = Queens(5)
q.solve()
r = Queens(6)
r.solve()
print('queens', len(q.solutions), q.tries, r.tries, r.show(1), knight(8, 6))
