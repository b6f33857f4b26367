# getattr, setattr, delattr, hasattr.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()
try:
    hasattr(a, 1)
except TypeError:
    print('TypeError')


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
