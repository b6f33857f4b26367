# What becomes a method when it lies in a class, and what does not.
class C:
    def f1(self, a):
        return a
    f2 = lambda self, a: a
    f3 = lambda *a: len(a)

    def f4(self):
        yield 5
    f5 = range
    f6 = int
    f7 = lambda: 7

    def __init__(self, f8):
        self.f8 = f8
        self.f9 = lambda a: ('f9', a)
    f10 = print
    f11 = type

    class Inner:
        def __init__(self, *a):
            self.a = a
    f12 = len
    f13 = staticmethod(lambda x: x)
    f14 = classmethod(lambda c, x: (c.__name__, x))
    f15 = ''.join
c = C(lambda x: ('f8', x))
print(c.f1(1), c.f2(2), c.f3(3), next(c.f4()), c.f5(4), c.f6('5'), c.f8(8), c.f9(9))
try:
    c.f7()
except TypeError:
    print('TypeError')
c.f10('hello')
print(c.f11(1), c.Inner(1).a, c.f12([1]), c.f13(2), c.f14(3), c.f15('ab'), C.f13(4), C.f14(5))
print(C.f7(), C.f3(1, 2))


class D(C):
    f1 = C.f3

    def g(self):
        return (super().f3(1), C.f2(self, 3))
print(D(0).f1(1), D(0).g())


class Iter:
    def __call__(self, *a):
        return a


class X:
    m = Iter()
print(X().m(1))
