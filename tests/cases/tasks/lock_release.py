# oracle: cpython MicroPython for node runs its loop from JavaScript and has no `asyncio.run`
# `release` with tasks that wait: the lock is free until its next owner runs, and nobody comes between.
import asyncio


async def takes(lock, n, log):
    await lock.acquire()
    log.append(n)
    print("has", n, lock.locked())
    lock.release()
    print("released", n, lock.locked())


async def main():
    lock = asyncio.Lock()
    log = []
    await lock.acquire()
    tasks = [asyncio.create_task(takes(lock, i, log)) for i in range(3)]
    await asyncio.sleep(0)
    lock.release()
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError:
        print("not twice")
    await lock.acquire()
    print("main has it", lock.locked(), log)
    lock.release()
    for t in tasks:
        await t

    # The next owner is cancelled before it runs.
    await lock.acquire()
    tasks = [asyncio.create_task(takes(lock, i, log)) for i in range(3, 6)]
    await asyncio.sleep(0)
    lock.release()
    print(tasks[0].cancel(), lock.locked())
    for t in tasks:
        try:
            await t
            print("done")
        except asyncio.CancelledError:
            print("cancelled")
    print(lock.locked(), log)

    # One that waits is cancelled.
    await lock.acquire()
    tasks = [asyncio.create_task(takes(lock, i, log)) for i in range(6, 9)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    for t in tasks:
        try:
            await t
            print("done")
        except asyncio.CancelledError:
            print("cancelled")
    print(lock.locked(), log)


asyncio.run(main())
