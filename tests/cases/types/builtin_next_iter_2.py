# next and iter, and classes that are iterated.
i = iter([1, 2])


class GI:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i
a, b, c = GI()


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
