# Lists: methods, slices, errors.
l = [1, 2, 3]
l[1] = 5
c = l.copy()
x = [3, 1, 2]
x = ['b', 'A', 'c']
l = [1, 2, 3, 4, 5]
l[1:3] = ['a']
l[1:1] = [7, 8]
l[:] = []
l[-1:] = []
l[10:20] = [9]
l = list(range(10))
l = list(range(6))
l = [1, 2]
l[0:1] = l
l[len(l):] = (5,)
l = [1]
l = []
a = [1, 2, 3]
a = [1, 2, 3]
i = iter(a)
a = [0] * 3
a[0] = 1
b = a[:]
b[1] = 9
print(a, b)
x = [1, 2, 3, 4]
x[1:3], x[0] = ([7], 8)
print(x)
x = [5, 3, 9]
x.sort(key=None, reverse=False)
print(x)
print(sorted(x, key=lambda v: v % 5), x.__getitem__(0) if hasattr(x, '__getitem__') else 3)
print(a.__len__() if hasattr(a, '__len__') else 3)
