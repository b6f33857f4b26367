# Statements and expressions in all their forms.
a = 1
x = lambda: 0
x = lambda a, *b, c=1, **d: (a, b, c, d)
x = (lambda: (lambda: 5))()


class A:
    def __getitem__(self, i): return i
    def __getattr__(self, n): return n
    def __call__(self, *a, **k): return (a, k)
a = A()
x = yield_ = 2
a, b = c = 1, 2
x = [0, 1, 2]
x[0], x[1] = x[1], x[0]
x[x[0]] = 9
i = 0
i, x[i] = 2, 5
d = {}
d["a"], d["b"] = 1, 2
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
