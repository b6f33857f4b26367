# getattr, setattr, delattr, hasattr.
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
