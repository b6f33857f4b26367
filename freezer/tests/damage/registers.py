"""Instructions whose registers hold what the compiler put there."""
import time

time.ticks_ms()


def outer(first, *more, key=3, **others):
    total = [first, 2]
    count = 0

    def inner(by=1, *, twice=False):
        nonlocal count
        count += by
        return total, count

    class Held:
        size = first
        both = (total, size)

        def __init__(self, value):
            self.value = value

    inner(2, twice=True)
    h = Held(*[5])
    g = (x + count for x in total)
    found = {x: f"{x:>3}" for x in g}
    some = {*total, 7}
    a, *b = total
    del count
    try:
        raise ValueError(h.value) from None
    except (ValueError, KeyError) as e:
        others["e"] = e.args
    for i, x in enumerate(total):
        total[i] += key
    return inner, h, found, some, a, b, others, more


def delegates(n):
    got = yield from steps(n)
    yield got


def steps(n):
    while n:
        n -= 1
        yield n
    return [n]


for pair in ((1, 2), list(delegates(3))[:2]):
    print(len(outer(*pair, **{"key": 1, "other": 5})), [x for x in delegates(2)])
