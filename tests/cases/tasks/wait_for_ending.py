# oracle: design CPython gives the value here, or cancels; MicroPython cancels
# A cancel of a `wait_for` at each turn around the end of its task: it is never lost, nor seen later.
import asyncio


async def ends(event):
    await event.wait()
    return "value"


async def waits(event, log):
    try:
        log.append(await asyncio.wait_for(ends(event), 5))
    except asyncio.CancelledError:
        log.append("cancelled")
    for i in range(5):
        await asyncio.sleep(0)
    log.append("end")


async def main():
    for turns in range(5):
        event = asyncio.Event()
        log = []
        t = asyncio.create_task(waits(event, log))
        await asyncio.sleep(0.01)
        event.set()
        for i in range(turns):
            await asyncio.sleep(0)
        told = t.cancel()
        try:
            await t
        except asyncio.CancelledError:
            log.append("cancelled later")
        print(turns, told, log)


asyncio.run(main())
