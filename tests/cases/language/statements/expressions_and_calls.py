# Expressions as statements, functions on one line, lambdas, calls and subscripts in every notation.
a = 1
(a)
[a]
del a


def f(): pass
f()
f ( )
print(f  (  )  )
x = lambda: 0
print(x())
x = lambda a, *b, c=1, **d: (a, b, c, d)
print(x(1, 2, c=3, e=4))
x = (lambda: (lambda: 5))()
print(x())
print((lambda x: x if x else 1)(0), [lambda: 1, lambda: 2][1](), {"k": lambda: 3}["k"]())


def g(a, b): return a, b
print(g(*(1, 2)), g(1, *(2,)), g(**{"a": 1, "b": 2}), g(a=1, b=2), g((1), (2)))
print((1).__class__, [].append.__name__ if hasattr([].append, "__name__") else "append", "a.b".split(".")[0].upper()[0])


class A:
    def __getitem__(self, i): return i
    def __getattr__(self, n): return n
    def __call__(self, *a, **k): return (a, k)
a = A()
print(a[1][0] if False else a[1], a.x.upper(), a(1, x=2), a[1:2, ...], a[1:2, 3:4], a[:, 1], a[(1, 2)], a[1, ], a[lambda: 0] is not None, a[None], a["k"], a[1 if 1 else 2], a[not 1], a[-1:], a[::])
if 1:
    if 2:
        if 3:
            print("deep")
    elif 4: pass
    else: pass
