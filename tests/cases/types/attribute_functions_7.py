# getattr, setattr, delattr, hasattr.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()


class B:
    def __getattr__(self, n):
        if n == 'foo':
            return n
        elif n == 'bar':
            raise AttributeError
        else:
            raise Exception(123)
b = B()
print(getattr(b, 'bar', 9))
try:
    getattr(b, 'x', 1)
except Exception as e:
    print('Exc', e)
