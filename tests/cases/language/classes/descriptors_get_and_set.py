# Descriptors with __get__, __set__, __delete__ and __set_name__, inherited, and on functions.
class Desc:
    def __get__(self, i, o):
        print('get', type(self).__name__, i is None, o.__name__)
        return 'value'

    def __set__(self, i, v):
        print('set', v)

    def __delete__(self, i):
        print('delete')

    def __set_name__(self, o, n):
        print('set_name', o.__name__, n)


class Main:
    f = Desc()

    class Inner:
        g = Desc()
m = Main()
r = m.f
print(r)
m.f = 5
del m.f
m.f += 'x'


class Sub(Main):
    pass
s = Sub()
print(s.f)
s.f = 1


class G:
    def __get__(self, i, o):
        return 42


class H:
    g = G()
h = H()
h.__dict__ if False else None


class Fn:
    def __init__(self, f):
        self.f = f

    def __get__(self, i, o):
        return lambda *a: self.f(i, *a)


class J:
    @Fn
    def m(self, x):
        return (self is not None, x)
print(J().m(1))


class Raise:
    def __get__(self, i, o):
        raise AttributeError('from desc')


class K:
    r = Raise()
try:
    K().r
except AttributeError as e:
    print('AttributeError', e)
