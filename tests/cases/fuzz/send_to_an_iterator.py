# What is sent to `yield from` an iterator that takes nothing is an error, also when memory had to be found first.
import time


def inner(n):
    for i in range(n):
        got = yield i
        return got


def outer(n):
    a = yield from inner(n)
    yield a
    b = yield from [0, 5]
    return b


frozen = outer(3)
next(frozen)
frozen.send(7)
time.time()
for g in frozen, outer(3):
    if g is not frozen:
        print(next(g), g.send(8))
    print(next(g))
    try:
        print(g.send(0))
    except AttributeError:
        print("AttributeError")
    try:
        print(next(g))
    except StopIteration:
        print("it has ended")
