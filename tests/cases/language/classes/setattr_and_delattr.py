# __setattr__ and __delattr__ that keep attributes elsewhere, hand them to super(), or raise.
class B:
    def __init__(self):
        object.__setattr__(self, 'd', {})

    def __getattr__(self, n):
        print('get', n)
        if n in self.d:
            return self.d[n]
        raise AttributeError(n)

    def __setattr__(self, n, v):
        print('set', n, v)
        self.d[n] = v

    def __delattr__(self, n):
        print('del', n)
        del self.d[n]
b = B()
b.x = 1
print(b.x)
b.x += 5
print(b.d)
del b.x
try:
    b.x
except AttributeError as e:
    print('AttributeError', e)

setattr(b, 'y', 3)
print(getattr(b, 'y'), hasattr(b, 'y'), hasattr(b, 'z'))
delattr(b, 'y')
try:
    del b.y
except KeyError as e:
    print('KeyError')

# Handed to super(), the value doubled.
class C:
    def __setattr__(self, n, v):
        super().__setattr__(n, v * 2)

    def __delattr__(self, n):
        print('delattr')
        super().__delattr__(n)
c = C()
c.a = 2
print(c.a)

del c.a
print(hasattr(c, 'a'))
try:
    del c.a
except AttributeError:
    print('AttributeError')
object.__setattr__(c, 'q', 5)

# Raising, and inherited.
class D:
    def __delattr__(self, n):
        raise ValueError(n)
d = D()
d.a = 1
try:
    del d.a
except ValueError as e:
    print('VE', e)


class F(C):
    pass
f = F()
f.z = 'ab'
print(f.z)
