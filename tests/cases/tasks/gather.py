# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# gather waits for several, gives results in order, with exceptions raised or returned, and is cancelled.
import asyncio


async def work(n, pause=0):
    print("work", n)
    await asyncio.sleep(pause)
    print("done", n)
    return n


async def bad(n):
    print("bad", n)
    await asyncio.sleep(0)
    raise ValueError(n)


async def both():
    await asyncio.gather(work(6, 1), work(7, 1))


async def main():
    print(await asyncio.gather(work(1), work(2), work(3, 0.01)))
    print(await asyncio.gather())
    results = await asyncio.gather(work(4), bad(5), return_exceptions=True)
    print(results[0], type(results[1]), results[1].args)
    try:
        await asyncio.gather(work(4, 0.01), bad(5))
    except ValueError as e:
        print("ValueError", e)
    # The others go on.
    await asyncio.sleep(0.03)
    t = asyncio.create_task(both())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
