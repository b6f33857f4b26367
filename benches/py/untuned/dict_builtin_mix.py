import time
time.ticks_ms()
from collections import deque

DATA = [17, 3, 44, 9, 21, 8, 30, 12, 5, 26, 38, 1]


def stats(xs):
    s = sorted(xs)
    mid = s[len(s) // 2]
    return sum(xs), min(xs), max(xs), mid, s[-3:]


def main():
    t = 0
    window = deque((), 5)
    for r in range(110):
        xs = DATA[r % 5:] + DATA[:r % 5]
        for i, v in enumerate(xs):
            window.append(v * i % 13)
        a, b, c, d, e = stats(xs)
        t += a - b + c * d + sum(e)
        t += sum(map(lambda x, y: x * y, xs[:4], window))
        t += len(list(filter(lambda x: x % 3 == 0, xs)))
        t += any([x > 43 for x in xs]) + all([x for x in xs])
        for p, q in zip(reversed(xs), range(0, 24, 2)):
            t += p ^ q
        xs.insert(3, 99)
        xs.remove(44)
        xs.pop()
        t += xs.index(99) + xs.count(3) + len(xs[::3])
    print('mix', t)


main()
