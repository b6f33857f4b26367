# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# A `wait_for` that somebody cancels, as its task ends and while it runs; and what runs on afterwards.
import asyncio


async def value(v, seconds):
    await asyncio.sleep(seconds)
    return v


async def long(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def waits(aw, log):
    try:
        r = await asyncio.wait_for(aw, 5)
        log.append(r)
    except asyncio.CancelledError:
        log.append("stopped")
        raise


async def goes_on(log):
    try:
        await asyncio.wait_for(long(log), 5)
    except asyncio.CancelledError:
        log.append("goes on")
    await asyncio.sleep(0.02)
    log.append("to the end")


async def main():
    log = []
    t = asyncio.create_task(waits(long(log), log))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print(sorted(log))

    log = []
    t = asyncio.create_task(goes_on(log))
    await asyncio.sleep(0.01)
    t.cancel()
    await t
    print(log[-1], sorted(log))

    # One in another.
    log = []
    try:
        await asyncio.wait_for(asyncio.wait_for(long(log), 5), 0.01)
    except asyncio.TimeoutError:
        print("outer", log)
    try:
        await asyncio.wait_for(asyncio.wait_for(long(log), 0.01), 5)
    except asyncio.TimeoutError:
        print("inner", log)
    print(await asyncio.wait_for(asyncio.wait_for(value(1, 0), 5), 5))
    t = asyncio.create_task(value(2, 0))
    await asyncio.sleep(0.01)
    print(await asyncio.wait_for(t, 1), await asyncio.wait_for(t, None))


asyncio.run(main())
