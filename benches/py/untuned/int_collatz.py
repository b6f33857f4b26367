import time
time.ticks_ms()


def steps(n):
    c = 0
    while n != 1:
        if n & 1:
            n = 3 * n + 1
        else:
            n >>= 1
        c += 1
    return c


def longest(lo, hi):
    best = 0
    where = lo
    total = 0
    for n in range(lo, hi):
        s = steps(n)
        total += s
        if s > best:
            best, where = s, n
    return best, where, total


print('collatz', longest(1, 420))
