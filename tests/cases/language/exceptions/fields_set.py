# oracle: cpython MicroPython has no chained exceptions
# Causes, and fields of exceptions that can be set; those of one that is frozen too.
import time


class Five(Exception):
    def __new__(cls, *args):
        return 5


class Error(Exception):
    pass


frozen = [ValueError(1, 2), Error("a")]


def cause_of(cause):
    try:
        raise KeyError("k") from cause
    except KeyError as e:
        return type(e.__cause__).__name__, e.__cause__ and e.__cause__.args


def show(what, f):
    try:
        r = f()
    except Exception as e:
        r = type(e).__name__
    print(what, r)


def put(e, name, v):
    def f():
        setattr(e, name, v)
        return repr(getattr(e, name)), str(e)

    return f


for cause in (None, ValueError(1), ValueError, OSError, 5, "text", int, [], Error("c")):
    show("cause", lambda: cause_of(cause))

time.time()

for e in frozen + [ValueError(3), Error()]:
    for v in ((7, 8), [9], "ab", (), 5, None):
        show("args", put(e, "args", v))
    show("cause", lambda: (setattr(e, "__cause__", frozen[0]), e.__cause__ is frozen[0]))
    show("cause", put(e, "__cause__", None))
    for v in (5, ValueError):
        show("cause", put(e, "__cause__", v))
    show("traceback", put(e, "__traceback__", None))
    show("traceback", put(e, "__traceback__", 5))
    try:
        raise e
    except Exception as caught:
        caught.__traceback__ = None
        print(caught is e, caught.args)
own = Error("x")
own.note = "more"
print(own.note, own.args)
own.args = (i for i in range(3))
print(own.args)
