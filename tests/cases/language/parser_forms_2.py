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
