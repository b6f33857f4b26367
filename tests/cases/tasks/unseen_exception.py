# oracle: design the handler's arguments are MicroPython's
# An exception that nobody waits for goes to the handler.
import asyncio


def handler(loop, context):
    print("handler", repr(context["exception"]), context["message"], context["future"] is not None)


async def fail():
    raise ValueError("boo")


async def main():
    asyncio.get_event_loop().set_exception_handler(handler)
    t = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    print("after")
    try:
        await t
    except ValueError as e:
        print("got", e)


asyncio.run(main())
for bad in (lambda: asyncio.run(None), lambda: asyncio.create_task(None), lambda: asyncio.run(5)):
    try:
        bad()
    except TypeError:
        print("TypeError")


async def leave():
    try:
        raise SystemExit(3)
    finally:
        print("fin")


try:
    asyncio.run(leave())
except SystemExit as e:
    print(repr(e))
