# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# wait_for gives the result in time, cancels after it, and passes exceptions on.
import asyncio


async def work(name, pause):
    try:
        print(name, "begins")
        await asyncio.sleep(pause)
        print(name, "ends")
        return name * 2
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def bad():
    raise ValueError("bad")


async def waiter(t):
    try:
        print(await asyncio.wait_for(t, 1))
    except asyncio.CancelledError:
        raise


async def main():
    print(await asyncio.wait_for(work("a", 0.01), 1))
    try:
        await asyncio.wait_for(work("b", 1), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await asyncio.wait_for(bad(), 1)
    except ValueError as e:
        print("ValueError", e)
    print(await asyncio.wait_for(work("c", 0), None))
    t = asyncio.create_task(waiter(work("d", 1)))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("so it is")
    await asyncio.sleep(0.01)


asyncio.run(main())
