# list.sort with key and reverse; comparison of lists item by item, and membership.
x = [3, 1, 2]
print(x.sort(), x)
x.sort(reverse=True)
print(x)
x.sort(key=lambda v: -v)
print(x)
x = ['b', 'A', 'c']
x.sort(key=str.lower)
print(x)
print([1, 2] == [1, 2], [1] == (1,), [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 5])
print([1] <= [1], [1, 2] >= [1], [1] != [2], [[1]] == [[1]], [1] == [1.0], [1, 'a'] < [2, 3])
print(1 in [1], 2 not in [1], [] in [[]], [1] in [[1]], None in [None], float('nan') in [1])

x = ['b', 'A', 'c']
print(x)

x = [5, 3, 9]
x.sort(key=None, reverse=False)
print(x)
print(sorted(x, key=lambda v: v % 5), x.__getitem__(0) if hasattr(x, '__getitem__') else 3)
