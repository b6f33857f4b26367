# Closures over arguments, loops, deleted and late variables.
def f(x):
    y = 2 * x

    def g(z):
        return y + z
    return g
print(f(1)(1), [f(i)(i) for i in range(3)])


def mk():
    v = 0

    def inc(n=1):
        nonlocal v
        v += n
        return v

    def get():
        return v

    def dele():
        nonlocal v
        del v
    return (inc, get, dele)
i, g, d = mk()
i()
i(5)
print(g())
d()
try:
    d()
except NameError as e:
    print('NameError')


def a(p, q=3, *r, k, m=4, **kw):

    def b():
        return (p, q, r, k, m, kw)
    return b
print(a(1, k=2)(), a(1, 2, 3, 4, k=5, z=6)())


def many():
    a = b = c = d = e = f = g = h = i = j = k = l = m = n = o = 1

    def inner():
        return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o
    return inner
print(many()())
fs = [lambda x, i=i: (x, i) for i in range(3)]
print([q(9) for q in fs])
fs = [lambda: i for i in range(3)]
print([q() for q in fs])


def outer():
    x = 1

    def mid():

        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    return (mid()(), x)
print(outer())


def loop():
    for x in range(2):

        def f():
            return x
    x = 7
    return f()
print(loop())


def args(*a):
    return lambda: a
print(args(1, 2)())


def kw(**k):

    def f():
        return k
    k['z'] = 1
    return f
print(kw(a=2)())
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3))
