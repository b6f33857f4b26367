# A method is looked up before the arguments of its call are evaluated.
import time


def argument(value="the argument"):
    print(value)
    return value


class Thing:
    def __init__(self):
        self.own = lambda *args, **kw: ("own", args, sorted(kw.items()))

    def method(self, *args, **kw):
        return "method", args, sorted(kw.items())

    @property
    def made(self):
        print("made")
        return lambda *args, **kw: ("made", args, sorted(kw.items()))

    @staticmethod
    def static(*args, **kw):
        return "static", args, sorted(kw.items())

    @classmethod
    def of_class(cls, *args, **kw):
        return cls.__name__, args, sorted(kw.items())

    def change(self):
        self.method = lambda *args: "changed"
        return self

    def __getattr__(self, name):
        print("asked for", name)
        if name == "absent":
            raise AttributeError(name)
        return self.method


class Below(Thing):
    def method(self, *args, **kw):
        return super().method(argument("below"), *args), super().method(argument("kw"), key=argument())


def calls(t):
    print(t.method(argument()))
    print(t.method(argument(), key=argument("key")))
    print(t.own(argument(), 2))
    print(t.own(argument(), key=argument(3)))
    print(t.made(argument()))
    print(t.made(1, key=argument()))
    print(t.static(argument(), 4), t.static(key=argument()))
    print(t.of_class(argument()), t.of_class(key=argument()))
    print(t.other(argument()))
    print(Thing.method(t, argument()))
    # What the arguments change comes too late for this call.
    print(t.method(t.change() is t))
    print(t.method(t is t))
    for call in (lambda: t.absent(argument("never")), lambda: t.absent(key=argument("never")),
                 lambda: None.missing(argument("never")), lambda: "text".missing(argument("never")),
                 lambda: time.missing(argument("never")), lambda: [].missing(1 // 0)):
        try:
            call()
        except AttributeError:
            print("AttributeError")
    print([1, 2].index(len("ab")), "a-b".split(argument("-")), time.__name__.replace(argument("t"), "T"))
    try:
        list.append(argument("no list"), 1)
    except TypeError:
        print("TypeError")


def chained(t):
    return "".join(["x", str(argument(1))]).replace(str(1), str(len("22"))).upper()


class Counted:
    def __init__(self):
        self.n = 0

    def up(self, by):
        self.n += by
        return self


def generator(t):
    # The method is kept while the argument waits.
    yield t.method((yield "first"), key=(yield "second"))


calls(Thing())
time.time()
calls(Thing())
calls(Below())
print(chained(None))
print(Counted().up(len("a")).up(len("ab")).up(Counted().up(len("abc")).n).n)
g = generator(Thing())
print(next(g), g.send(1), g.send(2))
