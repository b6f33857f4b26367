# oracle: cpython MicroPython's package for node has another asyncio
# Locks, events, asynchronous loops and context managers.
import asyncio


async def waiter(ev, n):
    await ev.wait()
    print("got", n, ev.is_set())


async def locker(l, n):
    async with l:
        print("in", n, l.locked())
        await asyncio.sleep(0)
        print("out", n)


class Count:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        return self.n


class Manager:
    async def __aenter__(self):
        print("enter")
        return 7

    async def __aexit__(self, *a):
        print("exit", a[0])
        return True


async def main():
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(ev, i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    for t in ts:
        await t
    ev.clear()
    print(ev.is_set())
    l = asyncio.Lock()
    await asyncio.gather(*[locker(l, i) for i in range(3)])
    await l.acquire()
    t = asyncio.create_task(locker(l, 9))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled waiting")
    l.release()
    try:
        l.release()
    except RuntimeError:
        print("RuntimeError")
    async for x in Count():
        print(x)
    async with Manager() as c:
        print(c)
        raise ValueError


asyncio.run(main())
