# oracle: design CPython has no `micropython.schedule`
# `run` goes on while its task waits for what comes from outside: a scheduled function.
import asyncio
import micropython


async def main():
    event = asyncio.Event()

    def later(n):
        if n:
            micropython.schedule(later, n - 1)
        else:
            event.set()

    micropython.schedule(later, 0)
    print(await event.wait())
    event.clear()
    micropython.schedule(later, 20)
    print(await event.wait())
    flag = asyncio.ThreadSafeFlag()
    micropython.schedule(lambda _: flag.set(), None)
    print(await flag.wait())
    flag.set()
    print(await flag.wait())
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("not set")
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("cleared")
    return "end"


print(asyncio.run(main()))
