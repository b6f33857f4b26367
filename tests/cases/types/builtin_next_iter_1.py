# next and iter, and classes that are iterated.
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
