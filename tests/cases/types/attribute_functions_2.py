# getattr, setattr, delattr, hasattr.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()
setattr(a, 'var', 5)
setattr(a, 'new' + 'x', 6)
print(a.var, A.var, a.newx)
setattr(A, 'k', 7)
print(a.k)
try:
    setattr(a, b'x', 1)
except TypeError as e:
    print('TypeError')
