# Named tuples: made by position and keyword, used as tuples, and what they refuse.
from collections import namedtuple
P = namedtuple("P", ["x", "y"])
Q = namedtuple("Q", "a b c")
p = P(1, 2)
print(p, p.x, p[1], len(p), list(p), p == (1, 2), P(y=5, x=4), P(1, y=9))
x, y = p
print(x, y, isinstance(p, tuple), type(p).__name__, {p: "key"}[(1, 2)], p < (1, 3), p + (3,))
print(Q(1, 2, 3), Q(*"xyz"), Q(**{"a": 1, "b": 2, "c": 3}), sum(Q(1, 2, 3)), 2 in Q(1, 2, 3), [f for f in p])
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, x=2), lambda: P(1, z=2)):
    try:
        bad()
    except TypeError:
        print("TypeError", end=" ")
print()
for bad in (lambda: p.z, lambda: setattr(p, "x", 5)):
    try:
        bad()
    except AttributeError:
        print("AttributeError", end=" ")
print()
print(hash(p) == hash((1, 2)), max(P(1, 5), P(2, 0)), "%d-%d" % p, [P(i, i * i) for i in range(2)])
