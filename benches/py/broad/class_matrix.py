import time
time.ticks_ms()

class Matrix:
    def __init__(self, rows):
        self.rows = rows

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    def __getitem__(self, pos):
        return self.rows[pos[0]][pos[1]]

    def __setitem__(self, pos, v):
        self.rows[pos[0]][pos[1]] = v

    def __len__(self):
        return len(self.rows)

    def __mul__(self, o):
        n = len(self)
        m = Matrix([[0] * n for i in range(n)])
        for i in range(n):
            for j in range(n):
                m[i, j] = sum([self[i, k] * o[k, j] for k in range(n)]) % 1000
        return m

    def __pow__(self, e):
        r = Matrix.identity(len(self))
        b = self
        while e:
            if e & 1:
                r = r * b
            b = b * b
            e >>= 1
        return r

    def trace(self):
        return sum([self[i, i] for i in range(len(self))])

m = Matrix([[1, 2, 0], [3, 1, 4], [0, 5, 2]])
t = 0
for e in range(1, 11):
    t += (m ** e).trace()
print("matrix", t, (m ** 7)[1, 2])
