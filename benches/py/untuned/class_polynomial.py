import time
time.ticks_ms()


class Poly:
    def __init__(self, *c):
        c = list(c)
        while len(c) > 1 and c[-1] == 0:
            c.pop()
        self.c = c

    def __call__(self, x):
        r = 0
        for k in reversed(self.c):
            r = r * x + k
        return r

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        return Poly(*[(self.c[i] if i < len(self.c) else 0) + (o.c[i] if i < len(o.c) else 0) for i in range(n)])

    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                r[i + j] += a * b
        return Poly(*r)

    def __eq__(self, o):
        return self.c == o.c

    def __bool__(self):
        return any(self.c)

    def derive(self):
        return Poly(*[i * k for i, k in enumerate(self.c)][1:]) if len(self.c) > 1 else Poly(0)
t = 0
zero = 0
for i in range(90):
    p = Poly(i % 5 - 2, 1, i % 3)
    q = p * Poly(1, -1) + p
    t += q(3) + q.derive()(i % 4)
    if p * q == q * p:
        t += 1
    while q:
        q = q.derive()
        zero += 1
print('poly', t, zero, q.c)
