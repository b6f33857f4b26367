import time
time.ticks_ms()


class Vec:
    def __init__(self, x, y, z):
        self.c = (x, y, z)

    def __getitem__(self, i):
        return self.c[i]

    def __len__(self):
        return 3

    def __add__(self, o):
        return Vec(self[0] + o[0], self[1] + o[1], self[2] + o[2])

    def __mul__(self, k):
        return Vec(*[v * k for v in self.c])

    def __neg__(self):
        return self * -1

    def __matmul__(self, o):
        return sum([a * b for a, b in zip(self.c, o.c)])

    def __repr__(self):
        return '<%d,%d,%d>' % self.c


p = Vec(0, 0, 0)
v = Vec(3, -1, 2)
wall = 0
for i in range(330):
    p = p + v
    for k in range(len(p)):
        if p[k] > 50 or p[k] < -50:
            v = -v
            p = p + v
            wall += 1
            break
    if i % 16 == 0:
        v = v + Vec(i % 5 - 2, 1, -(i % 3))
    wall += (p @ v) & 1
print('vector', p, v, wall)
