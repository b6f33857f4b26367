# oracle: design CPython's loop is another class; MicroPython's for node has no `run`
# The event loop's methods, its exception handler, ThreadSafeFlag, and calls without a loop.
import uasyncio as asyncio
import asyncio as same

print(asyncio.sleep_ms is same.sleep_ms)


async def bad(n):
    raise ValueError(n)


def handler(loop, context):
    print(context["message"], repr(context["exception"]), context["future"].done())


async def sets(flag):
    await asyncio.sleep_ms(5)
    flag.set()


async def stops(loop):
    await asyncio.sleep_ms(5)
    print("stop")
    loop.stop()
    loop.stop()


async def main():
    loop = asyncio.get_event_loop()
    loop.set_exception_handler(handler)
    asyncio.create_task(bad(1))
    await asyncio.sleep_ms(1)
    # Somebody takes note of this one in time.
    t = asyncio.create_task(bad(2))
    try:
        await t
    except ValueError as e:
        print("awaited", e)
    try:
        asyncio.current_task().cancel()
    except RuntimeError as e:
        print(e)
    flag = asyncio.ThreadSafeFlag()
    asyncio.create_task(sets(flag))
    await flag.wait()
    print("flag", flag.state)
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("timeout")
    return 7


loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.create_task(stops(loop))
loop.run_forever()
try:
    asyncio.run(bad(3))
except ValueError as e:
    print("left the loop:", e)
try:
    asyncio.create_task(3)
except TypeError as e:
    print(e)
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
