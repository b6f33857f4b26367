# getattr, setattr, delattr, hasattr.
class A:
    var = 132

    def __init__(self):
        self.v2 = 34

    def meth(self, i):
        return 42 + i
a = A()
try:
    setattr(1, 'x', 1)
except AttributeError as e:
    print('AttributeError')
try:
    setattr(int, 'x', 1)
except (AttributeError, TypeError) as e:
    print('AttributeError')
