# __contains__, __getitem__ and its like; objects without them.
class A:
    def __init__(self, l):
        self.l = l

    def __contains__(self, x):
        print('contains', x)
        return x in self.l


class B:
    def __contains__(self, x):
        return 2


class C:
    def __contains__(self, x):
        return []


class D:
    def __iter__(self):
        print('iter')
        return iter((1, 2))


class E:
    pass
a = A([1])
print(1 in a, 2 in a, 1 not in a, 2 not in a)
print(1 in B(), 1 in C(), 1 not in B(), 2 in D(), 3 in D(), 1 not in D())
try:
    1 in E()
except TypeError as e:
    print('TypeError')


class I:
    def __getitem__(self, k):
        print('get', k)
        return k

    def __setitem__(self, k, v):
        print('set', k, v)

    def __delitem__(self, k):
        print('del', k)
i = I()
i[1]
i[1, 2]
i[1] = 2
del i[3]
i['a'] += 'b'
i[1:2]
i[1:2] = 3
del i[::2]
i[1], i[2] = (3, 4)
for o in (E(), 1, None, lambda: 0, {1}, (x for x in ())):
    for f in (lambda: o[0], lambda: o.__setitem__(0, 1) if False else None):
        try:
            f()
        except TypeError as e:
            print('TypeError')
    try:
        o[0] = 1
    except TypeError:
        print('TypeError')
    try:
        del o[0]
    except TypeError:
        print('TypeError')
