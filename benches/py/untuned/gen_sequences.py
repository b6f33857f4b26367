import time
time.ticks_ms()


def naturals(start=1):
    while True:
        yield start
        start += 1


def where(pred, it):
    for v in it:
        if pred(v):
            yield v


def until(limit, it):
    for v in it:
        if v >= limit:
            return
        yield v


def merge(a, b, key=lambda v: v):
    x = next(a, None)
    y = next(b, None)
    while x is not None and y is not None:
        if key(x) <= key(y):
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    if x is not None:
        yield x
        yield from a
    elif y is not None:
        yield y
        yield from b
def sieve(n):
    it = until(n, naturals(2))
    for p in (2, 3, 5, 7):
        it = where(lambda v, p=p: v == p or v % p, it)
    return it
primes = sum(sieve(121)) + sum(sieve(300))
m = 0
for k in range(2, 38):
    for i, v in enumerate(merge(iter(range(0, 40, k)), until(30, naturals(k)), key=lambda v: v * 2)):
        m += i * v
print('sequences', primes, m)
