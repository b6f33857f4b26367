# Properties: decorated, called, inherited, raising.
class A:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        """doc"""
        print('get')
        return self._x

    @x.setter
    def x(self, v):
        print('set', v)
        self._x = v

    @x.deleter
    def x(self):
        print('del')
        del self._x
a = A(1)
a.x = 2


class B:
    def __init__(self, x):
        self._x = x

    def xget(self):
        return self._x

    def xset(self, v):
        self._x = v

    def xdel(self):
        print('xdel')
        del self._x
    x = property(xget, xset, xdel)
    y = property(xget)
    w = property(None, xset)
    e = property()
b = B(3)
b.x = 4
b.w = 6
del b.x
print(hasattr(B, 'x'), type(B.x), isinstance(B.x, property))


class C(B):
    @property
    def z(self):
        return self.x + 1

    @property
    def x(self):
        return super().x * 10
c = C(5)
try:
    c.x = 1
except AttributeError:
    print('AttributeError')


class E:
    @property
    def p(self):
        raise ValueError('v')
try:
    E().p
except ValueError as e:
    print('ValueError', e)
try:
    print(hasattr(E(), 'p'))
except ValueError:
    print('ValueError through hasattr')
print(str(property)[:16])
