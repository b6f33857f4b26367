# Special methods are called, and missed where they are not there.
class Cud:
    def __init__(self):
        print('__init__ called')

    def __repr__(self):
        print('__repr__ called')
        return ''

    def __lt__(self, other):
        print('__lt__ called')

    def __le__(self, other):
        print('__le__ called')

    def __eq__(self, other):
        print('__eq__ called')

    def __ne__(self, other):
        print('__ne__ called')

    def __ge__(self, other):
        print('__ge__ called')

    def __gt__(self, other):
        print('__gt__ called')

    def __abs__(self):
        print('__abs__ called')

    def __add__(self, other):
        print('__add__ called')

    def __and__(self, other):
        print('__and__ called')

    def __floordiv__(self, other):
        print('__floordiv__ called')

    def __index__(self, other):
        print('__index__ called')

    def __inv__(self):
        print('__inv__ called')

    def __invert__(self):
        print('__invert__ called')

    def __lshift__(self, val):
        print('__lshift__ called')

    def __mod__(self, val):
        print('__mod__ called')

    def __mul__(self, other):
        print('__mul__ called')

    def __matmul__(self, other):
        print('__matmul__ called')

    def __neg__(self):
        print('__neg__ called')

    def __or__(self, other):
        print('__or__ called')

    def __pos__(self):
        print('__pos__ called')

    def __pow__(self, val):
        print('__pow__ called')

    def __rshift__(self, val):
        print('__rshift__ called')

    def __sub__(self, other):
        print('__sub__ called')

    def __truediv__(self, other):
        print('__truediv__ called')

    def __div__(self, other):
        print('__div__ called')

    def __xor__(self, other):
        print('__xor__ called')

    def __iadd__(self, other):
        print('__iadd__ called')
        return self

    def __isub__(self, other):
        print('__isub__ called')
        return self

    def __dir__(self):
        return ['a', 'b']

    def __hash__(self):
        print('__hash__ called')
        return 3

    def __setattr__(self, n, v):
        print('__setattr__', n)

    def __getattr__(self, n):
        print('__getattr__', n)
        return 1
a, b = (Cud(), Cud())
str(a)
repr(a)
a < b
a <= b
a == b
a != b
a >= b
a > b
abs(a)
a + b
a & b
a // b
~a
a, b = (Cud(), Cud())
a << 1
a % 1
a * b
a @ b
-a
a | b
+a
a ** b
a >> 1
a - b
a / b
a ^ b
a += b
a, b = (Cud(), Cud())
a -= b
hash(a)
a.x = 1
a.y
a != b
print('%s %r' % (a, b))
{a: 1}


class NoOp:
    pass
n = NoOp()
for f in (lambda: n + 1, lambda: 1 + n, lambda: -n, lambda: ~n, lambda: +n, lambda: n < n, lambda: n[0], lambda: n(), lambda: len(n), lambda: abs(n), lambda: 1 in n, lambda: iter(n), lambda: int(n), lambda: float(n), lambda: n @ n, lambda: n ** 2, lambda: divmod(n, 1), lambda: round(n), lambda: next(n), lambda: [1][n], lambda: 'a' * n, lambda: hex(n), lambda: reversed(n)):
    try:
        print(f())
    except TypeError:
        print('TypeError')
print(n == n, n == 1, n != n, bool(n), hash(n) == hash(n), not n)
