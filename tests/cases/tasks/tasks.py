# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# Tasks take turns, end at their time, and are awaited more than once.
import asyncio


async def count(name, pause, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(pause)
    return n * 10


async def main():
    a = asyncio.create_task(count("a", 0.01, 3))
    b = asyncio.create_task(count("b", 0.2, 2))
    print("created", a.done(), b.done())
    print(await a, await b)
    print(a.done(), b.done())
    # A coroutine may be awaited without a task; a task again after its end.
    print(await count("c", 0, 1), await a)
    # Tasks of the same time take turns.
    tasks = [asyncio.create_task(count(i, 0, 2)) for i in range(3)]
    for t in tasks:
        await t
    return "end"


print(asyncio.run(main()))


async def none():
    pass


print(asyncio.run(none()))
