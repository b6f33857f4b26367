# Functions with default and keyword-only parameters in every mixture.
def f1(a=1):
    return a


def f2(a, b=2):
    return (a, b)


def f3(a, b=2, c=3):
    return (a, b, c)


def f4(a=1, b=2, c=3, d=4):
    return (a, b, c, d)
print(f1(), f1(2), f1(a=3), f2(1), f2(1, 3), f2(b=1, a=2), f3(1), f3(1, c=4), f3(c=1, b=2, a=3))
print(f4(), f4(5), f4(d=9), f4(1, c=2))


def k1(*, a):
    return a


def k2(*, a, b=2):
    return (a, b)


def k3(a, *, b, c=3):
    return (a, b, c)


def k4(*a, b):
    return (a, b)


def k5(*a, b=1, **k):
    return (a, b, k)


def k6(**k):
    return k


def k7(a, b, **k):
    return (a, b, k)


def k8(*, a=1, **k):
    return (a, k)
print(k1(a=1), k2(a=1), k2(b=3, a=1), k3(1, b=2), k3(b=1, a=2, c=5), k4(b=1), k4(1, 2, b=3))
print(k5(), k5(1, c=2), k6(), k6(a=1), k7(1, 2, c=3), k7(b=1, a=2, z=3), k8(b=1))
for c in (lambda: k1(), lambda: k1(1), lambda: k2(b=1), lambda: k3(1), lambda: k3(1, 2), lambda: k4(1), lambda: f1(1, 2), lambda: f2(), lambda: f2(1, 2, 3), lambda: f2(c=1), lambda: f2(1, a=1), lambda: k6(1), lambda: k7(1), lambda: k1(a=1, b=2), lambda: f4(1, 2, 3, 4, 5), lambda: k8(1), lambda: f3(b=1)):
    try:
        print(c())
    except TypeError as e:
        print('TypeError')
d = {'a': 1}


def mod(**k):
    k['a'] = 2
    return k
print(mod(**d), d)


def big(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + t
print(big(*range(20)), big(**{c: i for i, c in enumerate('abcdefghijklmnopqrst')}))
