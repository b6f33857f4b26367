# enumerate, zip, map, filter, reversed and what they refuse.
print(list(enumerate([])), list(enumerate('ab')), list(enumerate('ab', 5)))
print(list(enumerate([1], start=3)))
print(list(zip()), list(zip([1])), list(zip([1, 2], 'ab')), list(zip([1, 2, 3], 'ab', (True,))))
print(list(zip(*[(1, 2), (3, 4)])))
print(list(map(lambda x: x + 1, [1, 2])), list(map(pow, [2, 3], [3, 2, 1])))
print(list(map(str, range(2))))
print(list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x & 1, range(5))))
print(list(filter(bool, ())))
print(list(reversed([1, 2])), list(reversed('abc')), list(reversed(range(3))))
print(list(reversed((1,))), list(reversed(b'ab')))


class R:
    def __reversed__(self):
        return 'rev'
print(reversed(R()))


class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2
try:
    print(list(reversed(S())))
except TypeError:
    print('TypeError')
e = enumerate('x')
print(iter(e) is e, next(e), next(e, 'end'))
z = zip('ab', [1, 2])
print(iter(z) is z, next(z))
m = map(int, '12')
print(next(m), list(m), list(m))
