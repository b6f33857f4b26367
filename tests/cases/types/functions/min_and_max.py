# min and max: arguments, key, default, errors.
print(min(1, 2), max(1, 2), min([3, 1, 2]), max([3, 1, 2]), min('bca'), max('bca'), min((1,)))
print(max({1, 5}))
print(min([1, -3, 2], key=abs), max([1, -3, 2], key=abs), min(1, -3, key=lambda x: -x))
print(max('a', 'bb', key=len))
print(min([], default=1), max([], default=None), min([2], default=1))
print(min([], key=abs, default=5), max((), default=()))
print(min(1, 1.0), max(1.0, 1), max([1, 1.0]), min(True, 1), max('ab', 'ba'))
print(max([[1, 2], [1, 3]]))
try:
    max([])
except ValueError as e:
    print('ValueError')
l = [('a', 3), ('b', 1), ('c', 3)]
print(max(l, key=lambda t: t[1]), min(l, key=lambda t: t[1]))
print(max((x * x for x in range(-5, 3))), min(iter([5, 4])))
