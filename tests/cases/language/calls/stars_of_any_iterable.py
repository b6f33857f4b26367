# Calls with * and ** of lists, ranges, generators, instances with __iter__ or keys, and ordered dicts.
def f(*a, **k):
    print(a, sorted(k.items()))
f(*[])
f(*(1, 2))
f(1, *[2, 3], 4)
f(*[1], *[2])
f(*range(3), x=1)
f(*'ab', *{3: 4})
f(**{})
f(**{'a': 1})
f(1, **{'a': 1}, b=2)
f(**{'a': 1}, **{'b': 2})
f(*iter([1, 2]))
f(*(i for i in range(3)), **dict(q=1))


def g(a, b=2, *, c=3):
    print(a, b, c)
g(*[1])
g(*[1, 2], c=4)
g(**{'a': 1, 'c': 2})

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
