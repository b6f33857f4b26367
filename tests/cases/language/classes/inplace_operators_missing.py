# `+=` and its like on instances fall back to the plain operator where the in-place method is missing.
class A:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        print('add')
        return A(self.v + o.v)

    def __sub__(self, o):
        print('sub')
        return A(self.v - o.v)

    def __mul__(self, o):
        print('mul')
        return A(9)


class L:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        print('iadd')
        self.v += o.v
        return self

    def __isub__(self, o):
        print('isub')
        return self

    def __imul__(self, o):
        return 'imul'

    def __imatmul__(self, o):
        return 'imatmul'

    def __itruediv__(self, o):
        return 'itruediv'

    def __ifloordiv__(self, o):
        return 'ifloordiv'

    def __imod__(self, o):
        return 'imod'

    def __ipow__(self, o):
        return 'ipow'

    def __ior__(self, o):
        return 'ior'

    def __ixor__(self, o):
        return 'ixor'

    def __iand__(self, o):
        return 'iand'

    def __ilshift__(self, o):
        return 'ils'

    def __irshift__(self, o):
        return 'irs'
a = A(1)
b = a
a += A(2)
print(a.v, a is b)
a -= A(1)
print(a.v)
l = L(1)
m = l
l += L(5)
print(l.v, l is m)
l -= 1
print(l is m)
try:
    x = A(1)
    x /= 2
except TypeError:
    print('TypeError')


class N:
    def __iadd__(self, o):
        return None
n = N()
n += 1
print(n)
