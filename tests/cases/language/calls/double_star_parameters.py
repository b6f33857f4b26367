# Functions with **kw, and calls with ** of one dict or several.
def f(**kw):
    return sorted(kw.items())

print(f())
print(f(a=1, b=2))
print(f(**{"x": 1}, y=2, **{"z": 3}))

def g(a, *rest, b=0, **kw):
    return a, rest, b, sorted(kw.items())

print(g(1))
print(g(1, 2, 3, b=4, c=5))
print(g(**{"a": 1, "b": 2, "q": 3}))

def through(*args, **kw):
    return g(*args, **kw)

print(through(1, 2, z=9, b=8))
d = {"k": 1}

def touch(**kw):
    kw["k"] = 2
    return kw

print(touch(**d), d)
print(dict(**{"only": 1}))
