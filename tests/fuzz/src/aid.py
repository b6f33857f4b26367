# What every program of the fuzzer has at hand. It is a module of its own: frozen, and written at run time.
notes = []
_ticks = [0]


class Limit(Exception):
    pass


class Odd(Exception):
    def __init__(self, n, why="odd"):
        super().__init__(n, why)
        self.n = n


class Odder(Odd, ValueError):
    pass


def tick(n=700):
    # Ends what would not end: each loop and each function begins with it.
    _ticks[0] += 1
    if _ticks[0] > n:
        raise Limit(_ticks[0])


def kind(e):
    # The names of an exception's class that MicroPython has.
    for c in (Limit, NameError, ImportError, NotImplementedError, RuntimeError, UnicodeError):
        if isinstance(e, c):
            return c.__name__
    if isinstance(e, Odd):
        return "%s%r" % (type(e).__name__, e.args)
    # What `struct` and `json` raise are classes of their own in CPython alone.
    name = type(e).__name__
    return "ValueError" if name in ("error", "JSONDecodeError") else name


def show(x, deep=0):
    # A value as text that does not depend on the order of sets, nor on addresses.
    if x is None or isinstance(x, (int, float, str, bytes)):
        return repr(x)
    if isinstance(x, bytearray):
        return "bytearray " + repr(bytes(x))
    if deep > 4:
        return "..."
    if isinstance(x, (list, tuple)):
        # Not all of a long one: it may have itself in it many times.
        inner = ", ".join([show(i, deep + 1) for i in x[:60]])
        if len(x) > 60:
            inner += ", %d more, %s" % (len(x) - 60, show(x[-1], deep + 1))
        return "[" + inner + "]" if isinstance(x, list) else "(" + inner + ")"
    if isinstance(x, (set, frozenset)):
        return type(x).__name__ + str(sorted([show(i, deep + 1) for i in x]))
    if isinstance(x, dict):
        return "{" + ", ".join([show(k, deep + 1) + ": " + show(v, deep + 1) for k, v in x.items()]) + "}"
    if isinstance(x, BaseException):
        return kind(x)
    if hasattr(x, "parts"):
        return type(x).__name__ + show(x.parts(), deep + 1)
    return type(x).__name__.replace("bound_", "")


def throw_into(g, e):
    # Into a generator that has ended: CPython raises what is thrown, MicroPython StopIteration.
    try:
        return g.throw(e)
    except StopIteration:
        return "ended"
    except Exception as raised:
        if raised is e or type(raised) is e:
            return "ended"
        raise


def note(*x):
    if len(notes) < 200:
        notes.append(show(x))


def say(*x):
    print(*[show(i) for i in x])


def at(s, i):
    return s[i % len(s)]
