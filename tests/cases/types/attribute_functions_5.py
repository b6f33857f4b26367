# getattr, setattr, delattr, hasattr.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()
del a.v2
try:
    del a.v2
except AttributeError as e:
    print('AttributeError', e)
print(hasattr(a, 'meth'), hasattr(a, 'zzz'), hasattr(1, 'real') or True, hasattr(A, 'var'))
print(hasattr('', 'join'))
