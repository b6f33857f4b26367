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
print(a.x)
a.x = 2
print(a.x)
del a.x
try:
    a.x
except AttributeError:
    print('AttributeError')


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
print(b.x, b.y)
b.x = 4
print(b.x)
b.w = 6
print(b.y)
for f in (lambda: b.e, lambda: b.w, lambda: setattr(b, 'y', 1), lambda: setattr(b, 'e', 1), lambda: delattr(b, 'y'), lambda: delattr(b, 'e')):
    try:
        print(f())
    except AttributeError as e:
        print('AttributeError')
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
