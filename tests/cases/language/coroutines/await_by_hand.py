# Coroutines run by hand: await, send, throw, close.


async def value():
    return 42


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("await", self.n)
        while self.n:
            got = yield self.n
            print("got", got)
            self.n -= 1
        return "done"

    __await__ = __iter__


async def twice(n):
    r = await Steps(n)
    print("r", r)
    return r * 2


async def outer():
    a = await value()
    b = await twice(1)
    return [a, b, await value() + 1]


class Holder:
    async def method(self, x):
        return await value() + x


def run(c, send):
    try:
        v = c.send(None)
        while True:
            print("v", v)
            v = c.send(send)
    except StopIteration as e:
        print("end", e.value, e.args)


run(value(), 0)
run(twice(2), 5)
run(outer(), None)
run(Holder().method(1), None)

c = outer()
c.send(None)
try:
    c.throw(ValueError("x"))
except ValueError as e:
    print("thrown", e)

c = outer()
c.send(None)
c.close()
try:
    c.send(None)
except (StopIteration, RuntimeError):
    print("closed")
