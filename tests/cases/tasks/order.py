# oracle: cpython MicroPython's package for node has another asyncio
# In which order tasks run, and what gather gives.
import asyncio


async def task(i, n):
    for k in range(n):
        print("task", i, k)
        await asyncio.sleep(0)
    return i * 10


async def main():
    t = asyncio.create_task(task(1, 2))
    u = asyncio.create_task(task(2, 1))
    print(t.done())
    print(await t, await u, t.done(), await t)
    print(await asyncio.gather(task(3, 1), task(4, 2)), await asyncio.gather())

    async def fail():
        raise ValueError("x")

    try:
        await asyncio.gather(task(5, 1), fail())
    except ValueError as e:
        print("caught", e)
    r = await asyncio.gather(task(6, 1), fail(), return_exceptions=True)
    print(r[0], type(r[1]))
    t = asyncio.create_task(fail())
    try:
        await t
    except ValueError as e:
        print("await", e)
    return "ret"


print(asyncio.run(main()))
