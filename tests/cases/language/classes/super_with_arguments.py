# super() in methods, closures, class methods; as an object.
class B:
    def __init__(self):
        self.p()

    def p(self):
        print('B.p')

    def q(self):
        return 'B.q'

    @classmethod
    def c(cls):
        return ('B.c', cls.__name__)

    @staticmethod
    def s():
        return 'B.s'
    x = 5


class D(B):
    def __init__(self):
        super().__init__()
        super(D, self).__init__()

    def p(self):
        print('D.p')
        super().p()

    def q(self):
        return 'D.q ' + super().q()

    @classmethod
    def c(cls):
        return (super().c(), 1)

    @staticmethod
    def s():
        return super(D, D).s() if False else B.s()

    def y(self):
        return super().x

    def clos(self):
        return [super(D, self).q() for _ in (1,)][0]

    def clos2(self):

        def inner():
            return super(D, self).q()
        return inner()

    def clos3(self):
        f = lambda: super().q()
        return super().q()

    def loc(self):
        super = 4
        return super

    def asl(self):
        s = super()
        return (s.q(), s.x)
d = D()
print(d.q(), d.c(), D.c(), d.s(), d.y(), d.clos(), d.clos2(), d.clos3(), d.asl(), d.loc())
print(hasattr(super(D, d), 'q'), hasattr(super(D, d), 'zz'))
try:
    super(D, d).zz
except AttributeError as e:
    print('AttributeError', e)
try:
    super(1, 1)
except TypeError:
    print('TypeError')
print(str(super(D, d))[:7])
try:
    super(D, d).x = 1
except AttributeError:
    print('AttributeError')


class E(D):
    def __getattr__(self, n):
        return 'dyn' + n

    def t(self):
        try:
            return super().nothere
        except AttributeError:
            return 'AttributeError'
print(E().t())


class P:
    @property
    def v(self):
        return self._v

    def m(self):
        return 'm'


class Q(P):
    _v = 3

    def t(self):
        return super().m()
print(Q().t())
