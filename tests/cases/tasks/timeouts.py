# oracle: cpython MicroPython's package for node has another asyncio
# wait_for: in time, too late, and with an exception.
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaned up")


async def quick():
    await asyncio.sleep(0.01)
    return 5


async def raiser():
    raise KeyError(1)


async def main():
    print(await asyncio.wait_for(quick(), 1), await asyncio.wait_for(quick(), None))
    try:
        await asyncio.wait_for(slow(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await asyncio.wait_for(raiser(), 1)
    except KeyError as e:
        print("KeyError", e)


asyncio.run(main())
