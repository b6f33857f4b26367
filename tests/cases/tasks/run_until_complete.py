# oracle: design MicroPython's own leaves the task as it was
# `run_until_complete` gives the task's end each time, marks it done and wakes who waits for it.
import asyncio


async def value():
    await asyncio.sleep(0.01)
    return "value"


async def fails():
    raise ValueError("failed")


async def waits(t):
    print("got", await t)


loop = asyncio.get_event_loop()
t = loop.create_task(value())
w = loop.create_task(waits(t))
print(loop.run_until_complete(t), t.done(), t.cancel())
print(loop.run_until_complete(t))
loop.run_until_complete(w)
print(w.done())
loop.run_until_complete(waits(t))
t = loop.create_task(fails())
for i in range(2):
    try:
        loop.run_until_complete(t)
    except ValueError as e:
        print(e, t.done())
try:
    asyncio.run(fails())
except ValueError as e:
    print(e)
print(asyncio.run(value()))
