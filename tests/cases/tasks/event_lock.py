# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# Event wakes who waits; Lock lets in one after the other; both with timeouts and cancellation.
import asyncio


async def waits(event, n):
    print("waits", n)
    print(await event.wait())
    print("woken", n)


async def holds(lock, n):
    for i in range(2):
        async with lock:
            print("holds", n, i, lock.locked())
            await asyncio.sleep(0)


async def gives_up(lock):
    async with lock:
        print("never")


async def main():
    event = asyncio.Event()
    for n in range(3):
        asyncio.create_task(waits(event, n))
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    print(event.is_set())
    await asyncio.sleep(0.01)
    await waits(event, 9)
    event.clear()
    print(event.is_set())
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")

    lock = asyncio.Lock()
    print(lock.locked(), await lock.acquire(), lock.locked())
    t = asyncio.create_task(gives_up(lock))
    await asyncio.sleep(0.01)
    t.cancel()
    lock.release()
    await asyncio.sleep(0.01)
    print(lock.locked(), t.done())
    try:
        lock.release()
    except RuntimeError:
        print("RuntimeError")
    await asyncio.gather(holds(lock, 1), holds(lock, 2))
    print(lock.locked())


asyncio.run(main())
