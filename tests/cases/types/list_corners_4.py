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
l += {3: 4}
print(l)
print([i for i in range(5) if i % 2], [(i, j) for i in range(2) for j in 'ab'])
print([[i * j for i in range(2)] for j in range(2)], [x for x in [1, 2, 3] if x > 1 if x < 3])
print([y for x in [[1], [2]] for y in x])
print(str([1, 'a', [None]]), repr(["'"]), bool([]), bool([0]), len([1, 2]), min([2, 1]))
print([1, 2] and 3, [] or 4)
a = [1, 2, 3]
for i in a:
    if i == 1:
        a.remove(1)
    print(i)
