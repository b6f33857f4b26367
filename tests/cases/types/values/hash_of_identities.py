# differs: CPython hashes no views of values either, but equal bound methods alike
# Bound methods, natives, types, modules and big ints have hashes of their own, and tables of them are quick.
import array
import io
import math
import sys


class C:
    def __init__(self, n=0):
        self.n = n

    def m(self):
        return self.n

    def k(self):
        return -self.n


def distinct(values):
    return len(set(hash(v) for v in values)) == len(values)


c, d = C(), C()
print(hash(c.m) == hash(c.m), hash(c.m) == hash(d.m), hash(c.m) == hash(c.k), c.m == c.m, c.m == d.m)
l = []
print(hash(l.append) == hash(l.append), hash(l.append) == hash(l.pop), hash(l.append) == hash([].append))
print(hash("a".upper) == hash("a".upper), hash("a".upper) == hash("b".upper))
print(distinct([print, len, abs, math.sin, [].append, list.append]), distinct([int, str, list, C, ValueError, type]))
print(distinct([sys, math, io, array]), distinct([None, True, ..., NotImplemented]))
big = [10**n for n in range(20, 40)] + [1 << n for n in range(40, 120)] + [-(1 << n) for n in range(40, 120)]
print(type(hash({}.values())), len(set(big)) == len(big))

for make in (
    lambda n: C(n).m,
    lambda n: C(n),
    lambda n: (1 << 64) * n,
    lambda n: type("T", (), {}),
    lambda n: [n].append,
):
    keys = [make(n) for n in range(300)]
    table = {}
    for n, k in enumerate(keys):
        table[k] = n
    table[1.5] = 0  # now its keys are of all sorts
    junk = [[n] for n in range(500)]
    junk = None
    print(len(set(keys)), sum(table[k] for k in keys), all(k in table for k in keys))
    for k in keys[::2]:
        del table[k]
    print(len(table), [k in table for k in keys[:4]], sum(table.get(k, 0) for k in keys))

items = [C(n) for n in range(40)]
methods = {x.m for x in items} | {x.m for x in items[:5]}
print(len(methods), items[3].m in methods, items[3].k in methods, sum(f() for f in methods))
print((items[0].m, 1) in {(items[0].m, 1): 2}, frozenset([items[1].m]) in {frozenset([items[1].m]): 3})
for x in ({}, [], set(), bytearray(), {}.keys(), {}.items(), slice, memoryview(b"a")):
    try:
        hash(x)
        print("hash")
    except TypeError as e:
        print(e)
