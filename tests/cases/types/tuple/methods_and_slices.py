# Tuples: errors, comparison, in-place operators, unpacking, methods and slices.
t = (1, 2, 3)
for f in (lambda: t[3], lambda: t[-4], lambda: t['a'], lambda: t + [1], lambda: t.index(9), lambda: tuple(1), lambda: t < 1, lambda: t * 1.0, lambda: t.append(1), lambda: t[::0], lambda: tuple(1, 2), lambda: -t, lambda: t - t):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
try:
    t[0] = 1
except TypeError:
    print('TypeError')
try:
    del t[0]
except TypeError:
    print('TypeError')
print((1, 2) == (1, 2), (1,) == [1], (1, 2) < (1, 3), () < (1,), (2,) > (1, 9), (1,) <= (1,))
print((1, 'a') == (1, 'a'), (1,) != (2,), (1, 2) < (1, 2, 3), (1,) == (1.0,), ('a',) < ('b',))
print(() == ())
a = t
a += (9,)
print(a, t, a is t)
a *= 2
print(a)
x, *y = t
print(x, y)
(p, q), r = ((1, 2), 3)
print(p, q, r)
for a, b in ((1, 2), (3, 4)):
    print(a + b)
(print(1, 2), (3, 4))


def f():
    return (1, 2, (3,))
print(f(), f()[2], *f())
