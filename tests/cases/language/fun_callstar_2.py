# Calls with stars, from all kinds of iterables and mappings.
def f(*a, **k):
    print(a, sorted(k.items()))


def g(a, b=2, *, c=3):
    print(a, b, c)
g(*(), **{'a': 5})


class M:
    def keys(self):
        return ['a', 'b']

    def __getitem__(self, k):
        return k * 2
f(**M())


class I:
    def __iter__(self):
        return iter([7, 8])
f(*I())


class A:
    def m(self, *a, **k):
        print('m', a, sorted(k.items()))

    def __call__(self, *a, **k):
        print('call', a, k)
a = A()
a.m(*[1, 2], **{'x': 1})
a.m(1, *(2,))
a(*[1], **{'z': 1})
A.m(a, *[4])
A.m(*[a, 5])
print(*[1, 2], sep='-')
print(max(*[1, 5, 3]))
print('{} {a}'.format(*[1], **{'a': 2}))


def raiser():
    yield 1
    raise ValueError('gen')
try:
    f(*raiser())
except ValueError as e:
    print('ValueError', e)
from collections import OrderedDict
f(**OrderedDict([('k', 1)]))
