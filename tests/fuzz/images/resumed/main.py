"""Bodies that stop deep inside: frames of functions, of an __init__, of a loop, in a `try`."""
import time
from probe import probe


class Made:
    def __init__(self, n):
        self.n = wait(n)
        self.more = [n]

    def __enter__(self):
        return self

    def __exit__(self, *why):
        return True


def wait(n):
    total = 0
    try:
        for i in range(n):
            if i == 2:
                time.ticks_ms()
            total += i
    finally:
        total += 100
    return total


def below(n):
    if n == 0:
        return Made(4)
    return below(n - 1)


kept = {"a": [1]}
with Made(1) as outer:
    for name in ("a", "b"):
        kept[name] = below(2)
        outer.last = name
print(kept["a"].n, kept["b"].more, outer.last)
probe((kept, outer, below, wait))
