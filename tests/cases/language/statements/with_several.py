# with: exits in every way, targets, errors of the manager.
class C:
    def __init__(self, n, sw=False):
        self.n, self.sw = (n, sw)

    def __enter__(self):
        print('enter', self.n)
        return self.n

    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, repr(v))
        return self.sw
with C(1):
    print('body')
with C(1) as x:
    print(x)
with C(1) as x, C(2) as y:
    print(x, y)
print('after')


def f():
    with C('r'):
        return 'ret'
print(f())


def g():
    for i in range(3):
        with C(i):
            if i == 0:
                continue
            if i == 1:
                break
g()


class D(C):
    def __enter__(self):
        raise ValueError('enter')
try:
    with D(1):
        print('no')
except ValueError as e:
    print(e)


class F:
    pass
try:
    with F():
        print('no')
except (AttributeError, TypeError) as e:
    print('no enter')


class T:
    def __enter__(self):
        return (1, [2, 3])

    def __exit__(self, *a):
        pass
with T() as (a, (b, c)):
    print(a, b, c)
o = F()
with T() as o.x, T() as (l, m):
    print(o.x, l, m)
