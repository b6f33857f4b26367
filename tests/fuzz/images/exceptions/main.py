"""Exceptions: each way to raise one, each way out of a `finally`, contexts."""
import time
from probe import probe


class Odd(ValueError):
    def __str__(self):
        return "odd: " + repr(self.args)


class Context:
    def __init__(self, quiet):
        self.quiet = quiet

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return self.quiet


def fail(x):
    raise Odd(x, 2)


def caught(f, *args):
    try:
        return f(*args)
    except (ValueError, ZeroDivisionError) as e:
        return e
    except KeyError:
        raise
    else:
        return 1
    finally:
        args = None


def leaves(way):
    for i in range(3):
        try:
            if way == 0:
                return i
            if way == 1:
                break
            if way == 2:
                continue
            if way == 3:
                raise IndexError(i)
        except IndexError:
            i += 10
        finally:
            way += 1
    return i


def chained(x):
    try:
        try:
            return x[9]
        except IndexError as e:
            raise KeyError(x) from e
    except KeyError as e:
        return e.__cause__


def again():
    try:
        raise
    except RuntimeError as e:
        return e


def within(quiet):
    with Context(quiet) as c, Context(False):
        fail(c)
    return c


def asserted(x):
    assert x, "not so"


error = caught(fail, "odd")
zero = caught(lambda: 1 // 0)
bare = Odd
cause = chained([1])

time.ticks_ms()
print(repr(error), zero, cause, [leaves(w) for w in range(5)], again(), within(True), chained(()))
for f, x in ((fail, 1), (within, False), (asserted, 0), (next, iter(())), (int, "x"), (caught, {}.__getitem__)):
    try:
        f(x)
    except Exception as e:
        print(type(e), e.args, e)
probe((error, zero, bare, cause, Odd(3), StopIteration(4), Context(True)))
fail("at last")
