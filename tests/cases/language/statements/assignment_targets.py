# Assignments: chains, tuples, stars, order of evaluation.
x = 1
x = y = 2
x = y = z = [3]
print(x is y, y is z)
a = 1
a, b = (1, 2)
[c, d] = (3, 4)
[e] = [5]
f, = (6,)
f, = (7,)
print(a, b, c, d, e, f)
i = 0
l = [0, 0]
i, l[i] = (1, 9)
print(i, l)
i = 0
l = [0, 0]
l[i], i = (9, 1)
print(i, l)
a, (b, (c, *d)), e = (1, (2, (3, 4, 5)), 6)
print(a, b, c, d, e)
*a, = 'abc'
print(a)
a, *b = range(4)
print(a, b)
[*a] = (1, 2)
print(a)
x = [1, 2, 3]
x[0], x[-1] = (x[-1], x[0])
print(x)


class C:
    pass
o = C()
o.a, o.b = o.c = (1, 2)
print(o.a, o.b, o.c)
a = b = a
a, b = (1, 2)
print(a, b)
print(x)
