# Classes derived from dict, tuple, str, int, float, bytes, set.
class D(dict):
    def __missing__(self, k):
        return 'missing ' + str(k)

    def __getattr__(self, n):
        try:
            return self[n] if n in self else 'nope'
        except KeyError:
            raise AttributeError(n)
d = D(a=1)
print(d, d['a'], len(d), 'a' in d, list(d), d.get('a'), d.a, d.zz)
d['b'] = 2
d.update(c=3)
del d['a']
print(d, d.pop('b'), d)
print(D([(1, 2)]), D(), D({3: 4}))


class E(dict):
    def __setitem__(self, k, v):
        print('set', k)
        super().__setitem__(k, v)

    def __getitem__(self, k):
        return 'E' + str(super().__getitem__(k))

    def keys(self):
        return 'keys'

    def __len__(self):
        return 42

    def __contains__(self, k):
        return True
e = E()
e[1] = 2
print(e[1], e.keys(), len(e), 77 in e, list(e.items()), e.get(1))
for k in e:
    print(k)


class U(tuple):
    pass
u = U([1, 2])
a, b = u
print(a, b)


class S(str):
    def shout(self):
        return self.upper() + '!'

    def __len__(self):
        return 99
s = S('abc')


class I(int):
    def dbl(self):
        return self * 2

    def __add__(self, o):
        return 'add%d' % o

    def __repr__(self):
        return 'I!'
i = I(5)


class F(float):
    def half(self):
        return self / 2
f = F(1.5)


class B(bytes):
    pass
b = B(b'ab')


class BA(bytearray):
    def __len__(self):
        return 3
b = BA(b'ab')
b.append(99)


class St(set):
    pass
s = St([1, 2])
s.add(3)


class Ob(object):
    def __init__(self, x):
        self.x = x
print(Ob(1).x)
from collections import OrderedDict, namedtuple


class OD(OrderedDict):
    def first(self):
        return next(iter(self))
o = OD([('z', 1), ('a', 2)])
NT = namedtuple('NT', 'a b')


class N2(NT):
    def total(self):
        return self.a + self.b
n = N2(1, 2)
