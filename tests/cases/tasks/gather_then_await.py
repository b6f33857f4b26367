# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# After a `gather` that failed, its tasks go on: they are awaited, gathered and cancelled as before.
import asyncio


async def value(v, seconds):
    await asyncio.sleep(seconds)
    return v


async def fails(seconds):
    await asyncio.sleep(seconds)
    raise ValueError("failed")


async def main():
    a = asyncio.create_task(fails(0.01))
    b = asyncio.create_task(value("b", 0.2))
    c = asyncio.create_task(value("c", 0.3))
    d = asyncio.create_task(value("d", 10))
    try:
        await asyncio.gather(a, b, c, d)
    except ValueError as e:
        print(e)
    print(a.done(), b.done(), c.done(), d.done())
    print(await b, await b)
    print(await asyncio.gather(b, c))
    d.cancel()
    try:
        await d
    except asyncio.CancelledError:
        print("cancelled")
    for i in range(2):
        try:
            await a
        except ValueError as e:
            print(e)
        try:
            await asyncio.gather(a, b)
        except ValueError as e:
            print(e)
    got = await asyncio.gather(a, b, c, d, return_exceptions=True)
    print([x if isinstance(x, str) else type(x).__name__ for x in got])


asyncio.run(main())
