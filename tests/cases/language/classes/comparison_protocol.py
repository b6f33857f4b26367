# Who is asked by `==`, `!=` and `<`: one side, then the other; `!=` is the contrary of `__eq__`.
log = []


def make(name, bases=(), **results):
    def method(special, result):
        def f(self, other):
            log.append(type(self).__name__ + "." + special)
            return result

        return f

    return type(name, bases, {"__%s__" % k: method(k, v) for k, v in results.items()})


def show(what, f):
    log[:] = []
    try:
        r = f()
    except TypeError as e:
        r = "TypeError"
    print(what, r, log)


E = make("E", eq=True)
F = make("F", ne=True)
G = make("G")
H = make("H", eq=NotImplemented)
J = make("J", ne=NotImplemented)
L = make("L", eq=5)
M = make("M", eq=[])
classes = (E, F, G, H, J, L, M)
for a in classes:
    for b in classes:
        x, y = a(), b()
        show(a.__name__ + b.__name__, lambda: (x == y, x != y))
    show(a.__name__, lambda: (x == x, x != x))
    for v in (1, "s", None, [], 1.5, object()):
        show(a.__name__ + type(v).__name__, lambda: (x == v, x != v, v == x, v != x))
    show("in", lambda: (1 in [x], x in [1], [x] == [1], [x] != [1], [1] == [x], {1: x} == {1: 1}))
    show("or", lambda: "same" if x == 1 else "different")
    show("or", lambda: "different" if x != 1 else "same")


class I(int):
    def __eq__(self, other):
        log.append("I.eq")
        return "i"

    def __hash__(self):
        return 5


class K(list):
    def __eq__(self, other):
        log.append("K.eq")
        return True


class N(list):
    def __ne__(self, other):
        log.append("N.ne")
        return "ne"


class P(list):
    def __eq__(self, other):
        return NotImplemented


class D(dict):
    def __eq__(self, other):
        log.append("D.eq")
        return "d"


class X(Exception):
    pass


class Y(Exception):
    def __eq__(self, other):
        log.append("Y.eq")
        return True


show("int", lambda: (I(1) == 1, 1 == I(1), I(1) != 1, 1 != I(1)))
show("list", lambda: (K() == [1], [1] == K(), K() != [1], [1] != K()))
show("list", lambda: (N() == [], [] == N(), N() != [], [] != N()))
show("list", lambda: (P([1]) == P([1]), P([1]) != [1]))
show("dict", lambda: (D() == {}, {} == D(), D() != {}))
show("exception", lambda: (X(1) == X(1), Y() == X(), X() == Y(), Y() != X(), X() != Y()))

T = make("T", lt=True, gt=False)
U = make("U", lt=False, gt=True)
show("order", lambda: (T() < U(), T() > U(), U() < T(), U() > T()))
show("order", lambda: T() <= U())
show("max", lambda: type(max(T(), U())).__name__)
show("min", lambda: type(min(T(), U())).__name__)


class Static:
    __eq__ = staticmethod(lambda other: "static")


class OfClass:
    __eq__ = classmethod(lambda cls, other: cls.__name__)


class Nothing:
    __eq__ = None


show("static", lambda: Static() == 1)
show("class", lambda: OfClass() == 1)
show("none", lambda: Nothing() == 1)
show("none", lambda: Nothing() != 1)
