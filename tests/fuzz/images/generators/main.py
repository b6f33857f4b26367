"""Generators and coroutines: fresh, suspended, ended, delegating, running."""
import time
from probe import probe

ended = []


def squares(n):
    try:
        for i in range(n):
            sent = yield i * i
            if sent:
                yield from cubes(sent)
    except ValueError as e:
        yield str(e)
    finally:
        ended.append(n)


def cubes(n):
    for i in range(n):
        yield i ** 3
    return n


class Awaited:
    def __await__(self):
        got = yield "waits"
        return got


async def inner(x):
    return x + (await Awaited() or 0)


async def outer():
    async with Lock() as lock:
        total = lock
        async for x in Source(2):
            total += await inner(x)
        return total


class Lock:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, kind, value, trace):
        return False


class Source:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def nested():
    yield (yield 1)
    x = yield from iter((1, 2))
    return x


going = squares(5)
next(going)
deep = squares(4)
next(deep)
deep.send(3)
fresh = cubes(3)
spent = cubes(0)
list(spent)
coro = outer()
coro.send(None)
last = nested()
next(last)


def running(n):
    """The program stops while it is in a generator."""
    for i in range(n):
        if i == 1:
            time.ticks_ms()
        yield i


for i in running(3):
    ended.append(i)
print(going.send(2), list(going), next(deep), deep.throw(ValueError("thrown")), list(fresh), next(last), list(last))
try:
    while True:
        coro.send(1)
except StopIteration as e:
    print(e.value)
probe((going, deep, squares(3), spent, coro, outer(), ended))
