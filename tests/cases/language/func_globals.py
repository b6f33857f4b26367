# __globals__ of a function: what globals() gives in its module; it is read, never stored.
import time


def plain():
    return shared


def tries(store):
    try:
        store()
        print("stored")
    except AttributeError:
        print("AttributeError")


class Box:
    def method(self):
        return globals()

    def items(self):
        yield 1


def outer():
    kept = 1

    def inner():
        return kept

    return inner


async def waits():
    pass


def reads():
    for f in plain, Box.method, Box().method, Box.items, outer(), waits, lambda: 0:
        print(f.__globals__["shared"], f.__globals__["plain"] is plain)


shared = "frozen"
reads()
time.ticks_ms() if hasattr(time, "ticks_ms") else None
plain.__globals__["shared"] = "written"
print(shared, plain())
reads()
print(plain.__globals__ == globals(), Box().method() == Box.method.__globals__)
print("nothing" in plain.__globals__, plain.__globals__.get("nothing", "default"))
tries(lambda: setattr(plain, "__globals__", {}))
tries(lambda: delattr(plain, "__globals__"))
for none in len, [].append, Box, 5:
    print(hasattr(none, "__globals__"), getattr(none, "__globals__", None))
