# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# Tasks are cancelled while they wait, resist it, wait for another, or have not begun.
import asyncio


async def long(name):
    print(name, "begins")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("no")
    await asyncio.sleep(0.01)
    return "stays"


async def waits(task):
    await task


async def main():
    t = asyncio.create_task(long("a"))
    await asyncio.sleep(0)
    print(t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print("seen", t.done(), t.cancel())

    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)

    # Who waits for another is cancelled with it.
    inner = asyncio.create_task(long("b"))
    outer = asyncio.create_task(waits(inner))
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("both", inner.done(), outer.done())

    # One that never began.
    t = asyncio.create_task(long("c"))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("never began")


asyncio.run(main())
