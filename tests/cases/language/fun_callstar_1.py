# Calls with stars, from all kinds of iterables and mappings.
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
