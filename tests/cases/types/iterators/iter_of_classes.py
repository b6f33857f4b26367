# next and iter on classes with __iter__, __next__ or __getitem__ alone, and on those that lack or break them.
i = iter([1, 2])
print(next(i), next(i), next(i, 42), next(i, None), next(i, StopIteration))
try:
    next(i)
except StopIteration as e:
    print('StopIteration', e.args, e.value)
for g in (lambda: next(1), lambda: next([]), lambda: iter(1), lambda: iter(), lambda: next(), lambda: iter(None)):
    try:
        print(g())
    except TypeError as e:
        print('TypeError')


class It:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i
print(iter(It()) is not None, next(It()), next(iter(It())))


class GI:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i
print(list(GI()), [x for x in GI()], tuple(iter(GI())), 4 in GI())
a, b, c = GI()
print(a, b, c)


class NI:
    def __iter__(self):
        return 5
try:
    for x in NI():
        pass
except TypeError as e:
    print('TypeError')


class NN:
    def __iter__(self):
        return self
try:
    for x in NN():
        pass
except TypeError as e:
    print('TypeError')


class RI:
    def __iter__(self):
        raise ValueError('ri')
try:
    for x in RI():
        pass
except ValueError as e:
    print('ValueError', e)


class SI(StopIteration):
    pass


class RS:
    def __iter__(self):
        return self

    def __next__(self):
        raise SI
print(list(RS()))


class NE:
    def __iter__(self):
        return iter([1, 2])
print(list(NE()), 1 in NE())


class NoneIter:
    __iter__ = None
try:
    iter(NoneIter())
except TypeError:
    print('TypeError')
