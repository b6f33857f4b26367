# Static and class methods, as special methods too.
class C:
    @staticmethod
    def f(rhs):
        print('f', rhs)

    @classmethod
    def g(self, rhs):
        print('g', rhs)

    @staticmethod
    def __sub__(rhs):
        print('sub', rhs)

    @classmethod
    def __add__(self, rhs):
        print('add', rhs)

    @staticmethod
    def __getitem__(i):
        print('static get', i)

    @staticmethod
    def __setitem__(i, v):
        print('static set', i, v)

    @classmethod
    def __call__(cls, x):
        return x
C.f(0)
C().f(0)
C.g(0)
C().g(0)
C() - 1
C() + 2
C()[1]
C()[3] = 4
print(C()(5))
s = staticmethod(lambda: 1)
print(type(s).__name__)


class D:
    x = staticmethod(len)
    y = classmethod(lambda c: c.__name__)
    z = staticmethod(int)
print(D.x('ab'), D().x('a'), D.y(), D().y(), D.z('5'))


class E(D):
    pass
print(E.y(), E().y())
try:
    staticmethod()
except TypeError:
    print('TypeError')
try:
    print(staticmethod(1) is not None)
except TypeError:
    print('TypeError')
print(D.__dict__['x'].__class__.__name__)
