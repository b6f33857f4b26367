# Generators that run in generators without an end: RuntimeError, as for functions.


def delegates():
    yield from delegates()


def loops():
    for x in loops():
        yield x


def sums():
    yield sum(sums())


def ended(f):
    try:
        for _ in f():
            pass
    except RuntimeError:
        print("RuntimeError")


ended(delegates)
ended(loops)
ended(sums)


def some(n):
    if n:
        yield n
        yield from some(n - 1)


print(sum(some(12)))
ended(delegates)
