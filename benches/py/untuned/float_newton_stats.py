import time
time.ticks_ms()
import math


def newton(x):
    g = x / 2 or 1.0
    n = 0
    while abs(g * g - x) > 0.0001 * x:
        g = (g + x / g) / 2
        n += 1
    return g, n


def mean_dev(xs):
    m = sum(xs) / len(xs)
    d = math.sqrt(sum([(x - m) ** 2 for x in xs]) / len(xs))
    return m, d


def slope(xs, ys):
    mx = sum(xs) / len(xs)
    my = sum(ys) / len(ys)
    num = sum([(x - mx) * (y - my) for x, y in zip(xs, ys)])
    return num / sum([(x - mx) ** 2 for x in xs])


rounds = 0
roots = []
for i in range(1, 160):
    r, n = newton(float(i * 3))
    rounds += n
    roots.append(r)
m, d = mean_dev(roots)
total = 0.0
for k in range(0, 150, 6):
    total += slope(list(range(10)), roots[k:k + 10])
print('newton', rounds, '%.2f %.2f' % (m, d), '%.2f' % total, math.floor(roots[-1]))
