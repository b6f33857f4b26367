# `yield from` generators, lists, tuples, strings, dicts, ranges and maps, and from what is no iterable.
def sub(n):
    for i in range(n):
        x = (yield i)
        if x:
            print('sub got', x)
    return 'r%d' % n


def g():
    a = (yield from sub(2))
    b = (yield from sub(1))
    print(a, b)
    c = (yield from [])
    d = (yield from (9,))
    e = (yield from 'xy')
    print(c, d, e)
    f = (yield from {1: 2})
    yield from range(2)
    yield from map(str, [1])
    return (yield from sub(0))
i = g()
print(next(i), i.send('s'))
try:
    while 1:
        print(next(i), end=' ')
except StopIteration as e:
    print(e.value)
print(list(g()))
try:
    list((lambda: (yield from 1))())
except TypeError:
    print('TypeError')
try:
    list((lambda: (yield from None))())
except TypeError:
    print('TypeError')


def ex():
    yield 1
    raise ValueError('in sub')


def out():
    try:
        yield from ex()
    except ValueError as e:
        print('caught', e)
        yield 'c'
print(list(out()))


class It:
    def __iter__(self):
        print('iter')
        return self
    n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration('val')
        return self.n


def o2():
    r = (yield from It())
    print('r', r)
print(list(o2()))


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5]])))


def rec(n):
    if n:
        yield n
        yield from rec(n - 1)
print(sum(rec(20)))


def started():
    s = sub(3)
    next(s)
    yield from s
print(list(started()))


def shared():
    return (yield from s2)
s2 = sub(4)
a, b = (shared(), shared())
print(next(a), next(b), next(a), next(b))


def exec_self():
    yield from me
me = exec_self()
try:
    next(me)
except ValueError as e:
    print('ValueError')


def p():
    x = (yield from [1])
    yield x
print(list(p()))


def stop_in():
    yield 1
    raise StopIteration
try:
    print(list(stop_in()))
except RuntimeError:
    print('RuntimeError')
