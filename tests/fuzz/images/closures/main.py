"""Cells: shared, written, deleted; variables that are not bound."""
import time
from probe import probe


def counter(start):
    n = start
    gone = 1

    def step(by=1, *, twice=False):
        nonlocal n
        n += by + by * twice
        return n

    def drop():
        nonlocal gone
        del gone

    def read():
        return gone

    return step, drop, read


def unbound(flag):
    if flag:
        x = 1
    try:
        return x
    except NameError:
        pass
    x = 2
    del x
    try:
        del x
    except NameError:
        return 3


def argument(a, *b, c=1, **d):
    a = lambda: (a, b, c, d)
    return a


def shadow(x):
    class Holder:
        y = x

        def get(self):
            return x, __class__

    return Holder().get()


step, drop, read = counter(10)
step(5)
other = argument(1, 2, c=3, d=4)

time.ticks_ms()
print(step(), step(2, twice=True), read(), unbound(0), unbound(1), other(), shadow(6))
drop()
try:
    read()
except NameError as e:
    print(e)
late = 1
del late
try:
    late
except NameError as e:
    print(e)
probe((step, drop, other, counter, argument(5)))
