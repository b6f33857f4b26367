# Comprehensions of every kind, nested, in functions and class bodies, with exceptions inside.
print([x for x in range(3)], [x * y for x in range(3) for y in range(2)])
print({x for x in 'aab'} == {'a', 'b'}, {x: x * 2 for x in range(2)})
print(list((x for x in range(2))), [x for x in range(10) if x % 2 if x > 4])
print([[y for y in range(x)] for x in range(3)])
x = 'outer'
[x for x in range(3)]
print(x)


def f():
    y = 5
    return ([y + i for i in range(2)], [lambda: y for _ in range(1)][0](), {y: i for i in (1,)}, [y for y in (1, 2)], y)
print(f())


class C:
    z = 3
    l = [z for _ in (1,)] if False else None
    m = [q for q in range(z)]
print(C.m)
g = (i for i in range(3))
print(next(g), list(g))
g = (i / 0 for i in range(3))
try:
    next(g)
except ZeroDivisionError:
    print('ZDE')
try:
    [undefined for i in range(1)]
except NameError:
    print('NameError')
print([(lambda i: i * 2)(i) for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
print([[i for i in range(2)], [i for i in 'ab']], {(i, j): i * j for i in (1, 2) for j in (3,)})
print([i for i in {1: 2}], [i for i in range(3) if not i], [[] for _ in range(2)])
print([None for _ in ()])


def gen(n):
    return (i * n for i in range(n))
print(list(gen(3)), list((list(gen(i)) for i in range(3))))
s = 0
for i in (j for j in range(4) if j % 2):
    s += i
print(s, [i for i, in [(1,), (2,)]], [(i, k) for i, k in enumerate('ab')])
