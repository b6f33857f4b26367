# All binary and unary operators by their special methods.
class V:
    def __init__(self, *v):
        self.v = v

    def __repr__(self):
        return "V" + repr(self.v)

    def __add__(self, o):
        return V(*[a + b for a, b in zip(self.v, o.v)])

    def __sub__(self, o):
        return V(*[a - b for a, b in zip(self.v, o.v)])

    def __mul__(self, k):
        return V(*[a * k for a in self.v])

    def __floordiv__(self, k):
        return V(*[a // k for a in self.v])

    def __truediv__(self, k):
        return V(*[a / k for a in self.v])

    def __mod__(self, k):
        return V(*[a % k for a in self.v])

    def __pow__(self, k):
        return V(*[a ** k for a in self.v])

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return self

    def __invert__(self):
        return V(*[~a for a in self.v])

    def __abs__(self):
        return sum(abs(a) for a in self.v)

    def __and__(self, k):
        return V(*[a & k for a in self.v])

    def __or__(self, k):
        return V(*[a | k for a in self.v])

    def __xor__(self, k):
        return V(*[a ^ k for a in self.v])

    def __lshift__(self, k):
        return V(*[a << k for a in self.v])

    def __rshift__(self, k):
        return V(*[a >> k for a in self.v])

a, b = V(6, 9), V(1, -2)
print(a + b, a - b, a * 2, a // 2, a / 2, a % 4, b ** 2)
print(-a, +a, ~b, abs(b), a & 3, a | 1, a ^ 5, a << 1, a >> 1)
try:
    a + 1
except AttributeError:
    print("AttributeError")
try:
    a @ b
except TypeError:
    print("TypeError")
