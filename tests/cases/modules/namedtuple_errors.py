# What named tuples take and refuse.
from collections import namedtuple
T = namedtuple("T", ["a", "b"])
t = T(1, 2)
for f in (lambda: T(), lambda: T(1), lambda: T(1, 2, 3), lambda: T(1, a=2), lambda: T(1, c=2), lambda: T(a=1, b=2, c=3), lambda: T(1, 2, b=3), lambda: t + [1], lambda: namedtuple("X"), lambda: namedtuple("X", 5), lambda: t < 5):
    try:
        print(f())
    except TypeError:
        print("TypeError")
for f in (lambda: setattr(t, "a", 5), lambda: t.c):
    try:
        print(f())
    except AttributeError:
        print("AttributeError")
try:
    t[5]
except IndexError:
    print("IndexError")
print(t, t.a, t.b, t[0], t[-1], len(t), tuple(t), t == (1, 2), t == T(1, 2), t + (3,), t * 2, hash(t) == hash((1, 2)), isinstance(t, tuple))
print(T(b=3, a=4), T(5, b=6), namedtuple("E", [])(), namedtuple("S", "x y z")(1, 2, 3), namedtuple("U", ("p", "q"))(1, 2))
a, b = t
print(a, b, [x for x in t], t[:1], 1 in t)
class P(namedtuple("B", "x y")):
    def s(self):
        return self.x + self.y
print(P(1, 2).s(), P(1, 2).x)
