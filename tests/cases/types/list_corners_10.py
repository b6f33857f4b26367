# Lists: methods, slices, errors.
l = [1, 2, 3]
l[1] = 5
c = l.copy()
x = [3, 1, 2]
x = ['b', 'A', 'c']
print(x)
print([1, 2] == [1, 2], [1] == (1,), [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 5])
print([1] <= [1], [1, 2] >= [1], [1] != [2], [[1]] == [[1]], [1] == [1.0], [1, 'a'] < [2, 3])
print(1 in [1], 2 not in [1], [] in [[]], [1] in [[1]], None in [None], float('nan') in [1])
l = [1, 2, 3, 4, 5]
l[1:3] = ['a']
print(l)
l[1:1] = [7, 8]
print(l)
l[:] = []
print(l)
