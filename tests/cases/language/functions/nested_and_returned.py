# Annotated, decorated and nested functions, mutable defaults, lambdas, and what functions return.
def f(x: 'a', *y: 1 + 1, z: int=3, **w: print) -> 'ret':
    return x
print(f(5))


def a(v):
    print('deco', v)
    return lambda f: f


@a(1)
@a(2)
def g():
    return 'g'
print(g())


def h(a, b=[]):
    b.append(a)
    return b
print(h(1), h(2), h(3, []))
x = 5


def dd(y=x, z=lambda: x):
    return (y, z())
x = 6
print(dd())
print((lambda *a, **k: (a, k))(1, b=2), (lambda: (yield))() is not None)
print((lambda a, b=2, *c, d, e=5, **f: (a, b, c, d, e, f))(1, d=4))


def noret():
    pass


def ret():
    return


def ret2():
    return (1, 2)
print(noret(), ret(), ret2())
f = g
print(f is g, f == g, f.__name__)


def f(a, b):
    return a
print(f(b=1, a=2), f(1, b=2), f(*[1], **{'b': 3}), f(*'ab'))
