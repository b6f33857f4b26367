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
print(l)
l += l
print(l)
l[len(l):] = (5,)
print(l)
l *= 2
print(l)
