# Unpacking, and named tuples.
from collections import namedtuple

P = namedtuple("P", "x y")
Q = namedtuple("Q", ("name", "size", "rest"))


class Sub(P):
    def both(self):
        return self.x + self.y


def two(v):
    try:
        a, b = v
    except (ValueError, TypeError) as e:
        return type(e).__name__
    return a, b


for v in ((1, 2), [3, 4], P(5, 6), Sub(7, 8), "ab", b"ab", range(2), {9: 1}.items()):
    print(two(v), end=" ")
print()
for v in ((), (1,), (1, 2, 3), [], [1], [1, 2, 3], Q(1, 2, 3), "abc", 5, None, iter([1, 2]), (x for x in (1, 2))):
    print(two(v), end=" ")
print()


class List(list):
    pass


print(two(List([1, 2])), two(List([1])))
a = (1, (2, 3), [4, (5, 6)])
a, (b, c), (d, (e, f)) = a
print(a, b, c, d, e, f)
x, y = y, x = 1, 2
print(x, y)
for i, (k, v) in enumerate({"a": 1, "b": 2}.items()):
    print(i, k, v, end=" ")
first, *rest = (1, 2, 3)
print(first, rest)
row = [1, 2]
row[0], row[1] = row[1], row[0]
print(row)
row = (row, 5)
row, n = row
print(row, n)

p, q = P(1, 2), Q("n", 3, [4])
print(p.x, p.y, q.name, q.size, q.rest, p[0], p[-1], q[2], p.x + q.size)
try:
    print(p.z)
except AttributeError:
    print("AttributeError")
for i in (2, -3, "x", 1.0):
    try:
        print(p[i])
    except (IndexError, TypeError) as e:
        print(type(e).__name__)
s = Sub(10, 20)
print(s.x, s.both(), s[1], len(s))
try:
    p.x = 5
except AttributeError:
    print("AttributeError")
try:
    print(p.size)
except AttributeError:
    print("AttributeError")
