"""Uses any value in every way there is. Which ways, the clock says: each case takes some."""
import time
import json
import struct

MORE = {"key": 1}
LIST = [3, 1, 2]


def each(x):
    for y in x:
        return y


def setter(x):
    x.new = 1
    x.name = 2
    del x.new


def store(x):
    x[0] = 1
    del x[0]
    x["key"] = 2


def bytes_of(x):
    bytearray(b"abc").extend(x)
    bytes(x)


def call(x):
    try:
        x()
    except TypeError:
        x(1, key=2)


def grow(x):
    x.append(1)
    x.extend((2, 3))
    x.pop()
    x.sort()


def update(x):
    x.update(MORE)
    x.get("key")
    x.setdefault("other", 1)
    x.popitem()
    x.clear()


def steps(x):
    x.send(None)
    x.throw(ValueError)
    x.close()


def text(x):
    x.find("a", 1, 9)
    x.replace("a", x)
    x.split()
    x.join(("a", x))
    x.encode()


def star(x):
    return max(*x, **{"key": x})


def caught(x):
    try:
        raise x
    except x:
        pass


def within(x):
    with x as y:
        return y


WAYS = (
    (repr, str, bool, hash, len, iter, next, list),
    (tuple, set, dict, sorted, sum, min, max, dir),
    (each, setter, store, call, grow, update, steps, text),
    (star, caught, within, bytes_of, id, type, callable, abs),
    (lambda x: x == x, lambda x: x < x, lambda x: x + x, lambda x: x * 2, lambda x: x % x, lambda x: 1 in x, lambda x: -x, lambda x: x[0]),
    (lambda x: x[1:], lambda x: x[::-1], lambda x: x | x, lambda x: x - x, lambda x: x & x, lambda x: x ** 2, lambda x: x // 1, lambda x: x >> 1),
    (lambda x: "%s %r" % (x, x), lambda x: "{:>9}{!r}".format(x, x), lambda x: f"{x!r:10}{x}", lambda x: "%d %x %c" % (x, x, x), lambda x: "%5.1f" % x,
     lambda x: isinstance(x, x), lambda x: issubclass(int, x), lambda x: getattr(x, x)),
    (json.dumps, lambda x: struct.pack("3sI", x, x), lambda x: memoryview(x)[0], lambda x: int(x), lambda x: float(x), lambda x: range(x)[0], lambda x: slice(x, x, x).indices(4),
     lambda x: LIST[x]),
    (lambda x: x.name, lambda x: x.__class__, lambda x: x.__dict__, lambda x: x.__name__, lambda x: x.__init__(x), lambda x: super(x, x), lambda x: type("T", (x,), {}),
     lambda x: x.decode()),
    (lambda x: reversed(x), lambda x: enumerate(x), lambda x: list(zip(x, x)), lambda x: list(map(x, x)), lambda x: list(filter(x, x)), lambda x: any(x), lambda x: all(x), lambda x: x.copy()),
)


def probe(values):
    """Each of the values, a way or two."""
    at = time.ticks_ms()
    for x in values:
        ways = WAYS[at % len(WAYS)]
        at += 1
        for way in ways:
            try:
                way(x)
            except Exception:
                pass
