# sum, all, any and callable; chr of numbers that are no character.
for x in (-1, 1114112):
    try:
        chr(x)
    except ValueError as e:
        print('ValueError')
print(sum([]), sum([1, 2]), sum(range(10)), sum([1], 5), sum([[1], [2]], []), sum((1.5, 2)))
print(sum({1, 2}), sum((x for x in (1, 2))))
try:
    sum(['a'])
except TypeError as e:
    print('TypeError')
print(all([]), any([]), all([1, 0]), any([0, 1]), all('ab'), any((x > 3 for x in range(3))))
print(callable(print), callable(1), callable(int), callable(lambda: 0), callable([]))
print(callable(callable))


class C:
    def __call__(self):
        pass


class D:
    pass
print(callable(C()), callable(C), callable(D()))
