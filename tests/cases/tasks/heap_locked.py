# oracle: design CPython cannot lock its heap
# Tasks that sleep take no memory.
import asyncio
import micropython


async def sleeps(name, n, ms):
    for i in range(n):
        print(name, i)
        await asyncio.sleep_ms(ms)


async def main():
    asyncio.create_task(sleeps("a", 4, 100))
    asyncio.create_task(sleeps("b", 2, 250))
    micropython.heap_lock()
    print("begins")
    await asyncio.sleep_ms(5)
    print("slept")
    await asyncio.sleep_ms(445)
    print("ends")
    micropython.heap_unlock()


asyncio.run(main())
