# yield as an expression: what send gives it, nested yields, lambdas, generators that refer to themselves.
def loop():
    for i in range(3):
        x = (yield i)
        print('got', x)

l = loop()
try:
    l.send(1)
except TypeError as e:
    print('TypeError', e)
print(l.send(None))


def self_ref():
    try:
        next(me)
    except ValueError as e:
        print('ValueError', e)
    yield 1
me = self_ref()
print(next(me))


def infinite():
    n = 0
    while True:
        n += 1
        yield n
it = infinite()
print([next(it) for _ in range(3)], [x for x, _ in zip(it, range(2))])
print(sum((x for x in range(5) if x % 2)), list((x + y for x in 'ab' for y in 'cd')))
print(dict(((k, v) for k, v in zip('ab', 'cd'))), set((x // 2 for x in range(4))) == {0, 1})
print(max((i * i for i in (-3, 2))))


def y_expr():
    x = (yield)
    y = (yield x) or 5
    z = [(yield 1), (yield 2)]
    print(x, y, z)
    yield (yield 3)
i = y_expr()
print(next(i), i.send('a'), i.send(0), i.send('b'), i.send('c'), i.send('d'))


def lam():
    f = lambda: (yield 5)
    return list(f())
print(lam())


def nested():

    def inner():
        yield 1
    return inner
print(list(nested()()))
g1 = (x for x in [1, 2, 3])
print(1 in g1, list(g1))


def tupgen():
    yield (1, 2)
    yield from ((3,), [4])
    yield
print(list(tupgen()))
