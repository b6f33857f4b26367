# getattr, setattr, delattr and hasattr, with defaults, names that are no strings, and a __getattr__ that raises.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()
print(getattr(a, 'var'), getattr(a, 'v2'), getattr(a, 'meth')(5), getattr(a, 'none', 'def'))
print(getattr(a, 'none', None))
try:
    getattr(a, 'nosuch')
except AttributeError as e:
    print('AttributeError', e)
try:
    getattr(a, 1)
except TypeError as e:
    print('TypeError')

setattr(a, 'var', 5)
setattr(a, 'new' + 'x', 6)
print(a.var, A.var, a.newx)
setattr(A, 'k', 7)
print(a.k)
try:
    setattr(a, b'x', 1)
except TypeError as e:
    print('TypeError')

try:
    setattr(1, 'x', 1)
except AttributeError as e:
    print('AttributeError')
try:
    setattr(int, 'x', 1)
except (AttributeError, TypeError) as e:
    print('AttributeError')


class B:
    def __getattr__(self, n):
        if n == 'foo':
            return n
        elif n == 'bar':
            raise AttributeError
        else:
            raise Exception(123)
b = B()
print(hasattr(b, 'foo'), hasattr(b, 'bar'))
try:
    hasattr(b, 'x')
except Exception as e:
    print(e.args)
print(getattr(b, 'bar', 9))
try:
    getattr(b, 'x', 1)
except Exception as e:
    print('Exc', e)

del a.v2
try:
    del a.v2
except AttributeError as e:
    print('AttributeError', e)
print(hasattr(a, 'meth'), hasattr(a, 'zzz'), hasattr(1, 'real') or True, hasattr(A, 'var'))
print(hasattr('', 'join'))

try:
    hasattr(a, 1)
except TypeError:
    print('TypeError')
