# Generators that feed each other: a sieve, a tree walk, windows over a sequence.
def numbers():
    n = 1
    while True:
        yield n
        n += 1

def take(n, it):
    for x in it:
        if n <= 0:
            return
        n -= 1
        yield x

def primes():
    def sieve(it, p):
        for x in it:
            if x % p:
                yield x
    it = numbers()
    next(it)
    while True:
        p = next(it)
        yield p
        it = sieve(it, p)

print(list(take(10, primes())))
print(list(take(4, (x * x for x in numbers() if x % 2))))

def tree(t):
    if t:
        left, v, right = t
        yield from tree(left)
        yield v
        yield from tree(right)

print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))

def windows(seq, n):
    buf = []
    for x in seq:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]

print(list(windows("abcde", 3)))
