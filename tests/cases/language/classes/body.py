# A class body may hold annotations, branches, loops, try, comprehensions, print and del.
class C:
    def __len__(self):
        return -1 if False else 0
    x: int = 3

    def f(self):
        return C.x
    if True:
        y = 4
    else:
        z = 5
    for i in range(3):
        pass
    try:
        w = 1 / 0
    except ZeroDivisionError:
        w = 'zde'

    def __call__(self, *a, **k):
        return (a, k)
    l = [i for i in range(2)]
    print('in body', __name__, __qualname__)
print(C.y, C.i, C.w, C.l, C().f(), C()(1, a=2), hasattr(C, 'z'))


class D(C):
    del_me = 1
    del del_me
    a = b = 7
    a += 1
print(D.a, D.b, hasattr(D, 'del_me'))


class Empty:
    pass


class Doc:
    """doc"""
print(Empty.__name__, Doc.__name__)


def deco(c):
    c.deco = 1
    return c


@deco
@deco
class W:
    pass
print(W.deco)


def mk(n):

    class K:
        v = n

        def get(self):
            return n + self.v
    return K
print(mk(2)().get(), mk(2) is mk(2))
try:
    C.nosuch()
except AttributeError:
    print('AttributeError')
x = 1


class S:
    x = x + 1

    def f(self):
        return x
print(S.x, S().f())


def fn():
    x = 5

    class T:
        y = x
        x2 = [x for _ in (1, 2)]
    return (T.y, T.x2)
print(fn())


class G:
    global gg
    gg = 9
print(gg, hasattr(G, 'gg'))


def nl():
    v = 1

    class N:
        nonlocal v
        v = 2
    return v
print(nl())


class M:
    __slots__ = ('a',)
m = M()
m.a = 1
print(m.a)
