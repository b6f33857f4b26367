# oracle: cpython MicroPython's package for node has another asyncio
# Tasks that clean up, and tasks that will not be cancelled.
import asyncio


async def work(name):
    try:
        print(name, "start")
        await asyncio.sleep(10)
        print("never")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "finally")


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("ignore", i)
            if i == 2:
                raise


async def main():
    t = asyncio.create_task(work("a"))
    await asyncio.sleep(0)
    print(t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print("main caught")
    print(t.done(), t.cancel())
    t = asyncio.create_task(work("b"))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("b cancelled before start")
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    for i in range(3):
        t.cancel()
        await asyncio.sleep(0)
    try:
        await t
    except asyncio.CancelledError:
        print("finally cancelled")


asyncio.run(main())
