# oracle: cpython MicroPython's package for node has another asyncio
# Tasks wake in the order of their times.
import asyncio
async def after(n):
    await asyncio.sleep(n / 50)
    print("woke", n)
    return n
async def main():
    ts = [asyncio.create_task(after(n)) for n in (3, 1, 2)]
    print([await t for t in ts])
    print(await asyncio.gather(after(2), after(1)))
asyncio.run(main())
