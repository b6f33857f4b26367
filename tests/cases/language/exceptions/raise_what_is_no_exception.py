# What `raise`, `raise ... from`, `except` and `throw` take: exceptions, and classes that make one.
class Five(Exception):
    def __new__(cls, *args):
        return 5


class Other(Exception):
    def __new__(cls, *args):
        return ValueError("other")


class Fails(Exception):
    def __init__(self):
        raise KeyError("fails")


class Needs(Exception):
    def __init__(self, x):
        self.x = x


class Plain:
    pass


class Holder:
    wrong = ValueError("of the class")


def show(what, f):
    try:
        r = f()
    except BaseException as e:
        r = type(e).__name__
    print(what, r)


for thing in (Five, Five(), Other, Fails, Needs, 5, int, None, "text", Plain, Plain(), [], (ValueError,), show, Holder.wrong):

    def raised():
        raise thing

    def raised_from():
        raise thing from None

    show("raise", raised)
    show("raise", raised)
    show("from", raised_from)

for kind in (5, int, "text", Plain, [], (KeyError, 5), ((ValueError,), OSError), (Plain,), ()):

    def handled():
        try:
            raise ValueError
        except kind:
            return "caught"

    show("except", handled)

show("in order", lambda: catches((ValueError, KeyError)))


def catches(kinds):
    try:
        raise ValueError
    except kinds:
        return "caught"


show("in order", lambda: catches((KeyError, ValueError)))


def waiting():
    try:
        while True:
            yield 1
    except ValueError as e:
        yield type(e).__name__, e.args


def thrown(*args):
    def f():
        g = waiting()
        next(g)
        return g.throw(*args)

    return f


for args in ((Five,), (Five, 1), (Other,), (Fails,), (Needs,), (5,), (int,), (None,), (Plain,), (5, 1), (int, 1),
             (ValueError,), (ValueError(1),), (ValueError, None), (ValueError, None, None), (ValueError, ValueError(3)),
             (ValueError(1), 5), (Holder.wrong,)):
    show("throw", thrown(*args))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, place):
        print("exit with", kind and kind.__name__, type(value) is kind)
        return True


for thing in (Five, 5, ValueError, Other, Fails):
    with Manager():
        raise thing
print("done")
