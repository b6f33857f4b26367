import time
time.ticks_ms()

class Frac:
    def __init__(self, n, d=1):
        a, b = n, d
        while b:
            a, b = b, a % b
        self.n = n // a
        self.d = d // a

    def __add__(self, o):
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    def __sub__(self, o):
        return Frac(self.n * o.d - o.n * self.d, self.d * o.d)

    def __mul__(self, o):
        return Frac(self.n * o.n, self.d * o.d)

    def __eq__(self, o):
        return self.n == o.n and self.d == o.d

    def __lt__(self, o):
        return self.n * o.d < o.n * self.d

    def __str__(self):
        return "%d/%d" % (self.n, self.d)

def main():
    same = 0
    less = 0
    acc = Frac(0)
    for i in range(1, 250):
        f = Frac(i % 7 + 1, i % 5 + 2)
        g = Frac(1, i % 4 + 1)
        h = f * g - Frac(1, 2)
        if h == g:
            same += 1
        if h < f:
            less += 1
        acc = acc + h
        if acc.d > 1000 or acc.n > 500:
            acc = Frac(acc.n % 10, 7)
    print("frac", same, less, str(acc))

main()
