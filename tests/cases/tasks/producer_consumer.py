# oracle: cpython MicroPython's package for node has another asyncio
# Two tasks that share a list and an event.
import asyncio
queue = []
async def producer(ev):
    for i in range(3):
        queue.append(i)
        ev.set()
        await asyncio.sleep(0)
    queue.append(None)
    ev.set()
async def consumer(ev):
    while True:
        await ev.wait()
        ev.clear()
        while queue:
            x = queue.pop(0)
            print("got", x)
            if x is None:
                return
async def main():
    ev = asyncio.Event()
    await asyncio.gather(producer(ev), consumer(ev))
    print("done", queue)
asyncio.run(main())
