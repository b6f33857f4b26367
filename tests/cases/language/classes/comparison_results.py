# Comparison of instances without methods, with `__eq__`, `__ne__` or `__lt__` alone, and with NotImplemented.
class A:
    pass


class B:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        return self.x == o.x if isinstance(o, B) else NotImplemented


class C(B):
    pass
print(A() == A(), A() != A(), B(1) == B(1), B(1) != B(1), B(1) == B(2), B(1) != B(2), B(1) == 1)
print(B(1) != 1, 1 == B(1), C(1) == B(1), B(1) == C(1), [B(1)] == [B(1)], B(1) in [B(1)])
print([B(1), B(2)].index(B(2)), (B(1),) == (B(1),), [B(1)].count(B(1)))


class D:
    def __ne__(self, o):
        print('ne')
        return 'ne'
print(D() != 1, D() == 1, D() == D())


class E:
    def __lt__(self, o):
        return True
try:
    E() <= E()
except TypeError:
    print('TypeError')


class F:
    def __eq__(self, o):
        raise ValueError('eq')
try:
    F() == 1
except ValueError:
    print('VE')
try:
    F() in [1]
except ValueError:
    print('VE')
f = F()
print(None == None, None != None, None is None, None == 0, ... == ..., int == int, int != str)
print(len == len, A == A)
