# Targets of for and of chained assignments, imports in parentheses, bodies on the line of their statement.
def outer():
    def inner():
        def innermost():
            return 1
        return innermost
    return inner
print(outer()()())
for i in 1, 2, 3: print(i, end=" ")
for i, in [(1,)]: print(i)
for (i, j), k in [((1, 2), 3)]: print(i, j, k)
print([i for i in (1, 2) for j in (3, 4) if i if j], [(i, j) for i, j in {1: 2}.items()], [[j for j in range(i)] for i in range(3)], {i for i in "a"}, {i: i for i in "a"}, list(i for i in "a"))
x = yield_ = 2
a, b = c = 1, 2
print(a, b, c)
x = [0, 1, 2]
x[0], x[1] = x[1], x[0]
print(x)
x[x[0]] = 9
print(x)
i = 0
i, x[i] = 2, 5
print(i, x)
d = {}
d["a"], d["b"] = 1, 2
print(d)

d["a"] += 1
d["c"] = d["d"] = 4
from sys import (platform, version,)
from sys import platform as p, version as v
import sys as s, gc
print(p == platform)
global_x = 1


def gg(): global global_x, global_y; global_x = global_y = 2
gg()
print(global_x, global_y)
try: raise ValueError("a",)
except (ValueError,) as e: print(e)
try:
    pass
except: pass
else: print("else")
if x == [] or \
   x: print("cont")
print(1 if x else 2, end=";" "\n")
assert True, "x"
nonl = lambda: [v for v in range(3)]
print(nonl())
