"""The smallest program that freezes nothing of its run."""
import time


def add(a, b=2, *more, c=3, **rest):
    return a + b + c + len(more) + len(rest)


time.ticks_ms()
print(add(1), add(1, 2, 3, c=4, d=5))
