# NotImplemented from operators; reflected operators.
class A:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return 'A(%s)' % self.v

    def __add__(self, o):
        print(self, 'add', o)
        return NotImplemented if isinstance(o, B) else 'A+'

    def __sub__(self, o):
        print(self, 'sub', o)
        return NotImplemented

    def __lt__(self, o):
        print('lt')
        return NotImplemented

    def __eq__(self, o):
        print('eq')
        return NotImplemented

    def __iadd__(self, o):
        print('iadd')
        return NotImplemented

    def __getitem__(self, i):
        return NotImplemented

    def __contains__(self, i):
        return NotImplemented if False else True

    def __neg__(self):
        return NotImplemented

    def __call__(self):
        return NotImplemented


class B:
    def __repr__(self):
        return 'B'

    def __radd__(self, o):
        print('radd', o)
        return 'B radd'

    def __rsub__(self, o):
        print('rsub', o)
        return NotImplemented

    def __gt__(self, o):
        print('gt')
        return True
a = A(1)
print(a + 1, a + B())
for f in (lambda: a - 1, lambda: a - B(), lambda: a < 1, lambda: a < a, lambda: a * 2):
    try:
        print(f())
    except TypeError as e:
        print('TypeError')
a += 1
print(a)
a = A(2)
print(a[1], a())


class C:
    def __radd__(self, o):
        return ('radd', o)

    def __rmul__(self, o):
        return ('rmul', o)

    def __rtruediv__(self, o):
        return ('rtruediv', o)

    def __rfloordiv__(self, o):
        return 'rfloordiv'

    def __rmod__(self, o):
        return 'rmod'

    def __rpow__(self, o):
        return 'rpow'

    def __rlshift__(self, o):
        return 'rl'

    def __rrshift__(self, o):
        return 'rr'

    def __rand__(self, o):
        return 'rand'

    def __ror__(self, o):
        return 'ror'

    def __rxor__(self, o):
        return 'rxor'

    def __rsub__(self, o):
        return 'rsub'

    def __rmatmul__(self, o):
        return 'rmatmul'
c = C()
print(1 + c, 'a' + c, [1] + c, 2 * c, [1] * c, 1 / c, 1 // c, 1 % c, 1 ** c, 1 << c, 1 >> c)
print(1 & c, 1 | c, 1 ^ c, 1 - c, 1 @ c, 1.5 + c, None + c, {1} - c, (1,) + c)
try:
    print('a%s' % c == None)
except Exception as e:
    print('E')
