# Arguments that are bound where they lie: defaults, keywords, sequences and dicts of arguments.


def shown(g):
    try:
        print(g())
    except TypeError:
        print("TypeError")


def f(a, b=1, *, c, d=2):
    return (a, b, c, d)


def g(*a, **k):
    return (a, sorted(k.items()))


def h(a, b=2, c=3):
    return (a, b, c)


shown(lambda: f(1, c=2))
shown(lambda: f(1))
shown(lambda: f(1, 2, 3, c=1))
shown(lambda: f(c=1))
shown(lambda: f(1, c=1, a=2))
shown(lambda: f(1, c=1, e=2))
shown(lambda: f(b=5, a=4, c=3))
shown(lambda: f(*[1, 2], **{"c": 3}))
shown(lambda: f(*(1, 2), **{"c": 3, "d": 5}))
shown(lambda: f(*(1, 2), **{"c": 3, 1: 5}))
shown(lambda: f(*[1] * 3, **{"c": 3}))

# Deleted entries of the dict, keys that are made at run time, and keys that come twice.
d = {"c": 3, "d": 4}
del d["c"]
shown(lambda: f(1, **d))
d["c"] = 5
shown(lambda: f(1, **d))
del d["c"]
del d["d"]
shown(lambda: h(1, **d))
shown(lambda: h(**d))
shown(lambda: f(7, **{"xc"[1:]: 1}))
shown(lambda: g(7, **{chr(113) * 3: 1, "c": 2}))
shown(lambda: f(7, c=1, **{"c": 1}))

# None, one, seven, eight and twelve entries.
for n in (0, 1, 7, 8, 12):
    shown(lambda: g(**{"k" + str(i): i for i in range(n)}))
    shown(lambda: g(*range(n)))
shown(lambda: g(1, 2, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8))

# A starred argument is any iterable, and the callee anything that can be called.
shown(lambda: h(*"ab"))
shown(lambda: h(*(i for i in (1, 2, 3))))
shown(lambda: h(*{1: 2}))
shown(lambda: h(*5))
shown(lambda: h(*()))
shown(lambda: max(*[4, 7, 5]))
shown(lambda: print(*(i for i in range(3)), sep="-"))
shown(lambda: len(dict(*[[(1, 2)]], **{"a": 3})))

# The list of arguments is that of the moment of the call.
items = [1, 2]


def changes(*a):
    items.append(3)
    return a, items


shown(lambda: changes(*items))
shown(lambda: g(*items, **{"z": items.pop()}))


# A generator raises when it is called with wrong arguments, and takes its arguments then.
def gen(a, b=2, *c, **d):
    yield a
    yield b
    yield c
    yield sorted(d)


shown(lambda: list(gen(1)))
shown(lambda: list(gen(*[1, 2, 3], **{"x": 1})))
shown(lambda: gen())


# Methods.
class A:
    def m(self, a, b=2, *c, d=4, **e):
        return (a, b, c, d, sorted(e))

    def all(*a):
        return len(a)

    @classmethod
    def make(cls, *a, **k):
        return (cls.__name__, a, sorted(k))

    @staticmethod
    def plain(x, y=3):
        return (x, y)

    def __call__(self, *a, **k):
        return (a, sorted(k))

    def __getitem__(self, i):
        return (i,)


class B(A):
    def m(self, *a, **k):
        return super().m(*a, **k), super().all()

    @classmethod
    def make(cls, *a, **k):
        return super().make(*a, q=9)

    def own(self):
        return super().plain(5), super().make(6)


a, b = A(), B()
m = b.m
for shape in (
    lambda: a.m(1), lambda: a.m(1, 2, 3, d=5, z=6), lambda: a.m(), lambda: a.m(b=1, a=2),
    lambda: b.m(1), lambda: b.m(1, 2, 3, d=5, z=6), lambda: m(4), lambda: m(*[4], **{"d": 1}),
    lambda: a.all(), lambda: a.all(1, 2), lambda: A.all(), lambda: A.all(1),
    lambda: A.make(1, k=2), lambda: a.make(1), lambda: B.make(1), lambda: b.make(1, j=3),
    lambda: A.plain(1), lambda: a.plain(1, 2), lambda: a.plain(), lambda: A.plain(y=1, x=2), lambda: b.own(),
    lambda: a(), lambda: a(1, k=2), lambda: a(*[1, 2], **{"k": 3}), lambda: a[1], lambda: a["x"],
):
    shown(shape)
a.plain = lambda *x: ("own", x)
a.make = 5
shown(lambda: a.plain(1))
shown(lambda: a.make(1))

# Bound methods of built-in objects.
put, take = [].append, {"k": 1}.get
shown(lambda: (put(1), take("k"), take("q", 7)))
shown(lambda: put())
shown(lambda: put(1, 2))
