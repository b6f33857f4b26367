# Unpacking strings, dicts, generators and nested tuples, into names, items and attributes; wrong counts and types.
a, b = (1, 2)
a, b = (b, a)
print(a, b)
a, = [1]
[a] = (2,)
(a,), b = ([3], 4)
print(a, b)
for v in (1, None, 1.5, len):
    try:
        a, b = v
    except TypeError as e:
        print('TypeError')
try:
    a, *b, c, d = (1, 2)
except ValueError as e:
    print('ValueError')
try:
    a, *b = ()
except ValueError as e:
    print('ValueError')
try:
    *a, b = 5
except TypeError:
    print('TypeError')

a, b, c = 'xyz'
print(a, b, c)
a, b = {1: 2, 3: 4}
a, b = (i for i in (5, 6))
print(a, b)
(a, b), *c = [(1, 2), 3, 4]
print(a, b, c)
a, (b, *c), *d = (1, (2, 3, 4), 5)
print(a, b, c, d)
for i, (j, *k) in enumerate([(1, 2), (3,)]):
    print(i, j, k)
l = [0] * 3
l[0], *l[1], l[2] = range(5)
print(l)


class O:
    pass
o = O()
*o.x, o.y = (1, 2, 3)
print(o.x, o.y)


def raiser():
    yield 1
    raise KeyError('r')
try:
    a, b = raiser()
except KeyError as e:
    print('KeyError')
a = b = c = 0
a, b, c = (c, a, b)
print([x for x, *_ in ['ab', 'c']], [(a, b) for a, b in {1: 2}.items()])
print(dict(((k, v) for k, v in ['ab'])))
