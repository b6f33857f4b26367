# Functions in variables, tables, arguments and results; identity, equality, types.
def f(a):
    return a + 1

g = f
print(g is f, g(1), f.__name__, (lambda: 0).__name__)
table = {"inc": f, "dec": lambda a: a - 1, "str": str, "len": len}
print(table["inc"](5), table["dec"](5), table["str"](5), table["len"]("abc"))
print([h(3) for h in (f, g, float, bool, lambda x: x)])

def apply(fn, *a, **k):
    return fn(*a, **k)

print(apply(f, 1), apply(f, a=2), apply(dict, x=1), apply(max, 1, 2, key=lambda v: -v))

def outer():
    def inner():
        return "inner"
    return inner

print(outer()(), outer() is outer())
print(callable(f), type(f) is type(g), type(f) is type(lambda: 0), type(f).__name__)
print(f == g, f != outer, f in [g], {f: "key"}[g])

def f(a):
    return "redefined"

print(g(1), f(1))

class C:
    m = f

    def n(self):
        return "n"

c = C()
print(c.m(), C.m(5), c.n(), C.n(c), c.n == c.n, c.n is c.n)

def doc():
    """docstring"""
    pass

print(doc())
