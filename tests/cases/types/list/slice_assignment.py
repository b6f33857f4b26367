# Slices of lists are assigned, also from the list itself, and deleted; then *= of the result.
l = [1, 2, 3, 4, 5]
l[1:3] = ['a']
print(l)
l[1:1] = [7, 8]
print(l)
l[:] = []
print(l)

l[:] = []
print(l)
print(l)
l[-1:] = []
print(l)
l[10:20] = [9]
print(l)
del l[0]
print(l)

l[10:20] = [9]
print(l)
del l[1:2]
print(l)
del l[:]
print(l)
l = list(range(10))
print(l)
print(l)

l = list(range(10))
try:
    l[::2] = [1, 2]
    print(l)
except (ValueError, NotImplementedError):
    print('VE')
l = list(range(6))
print(l)
print(l)
try:
    l[0:1] = 5
except TypeError:
    print('TypeError')
try:
    del l[99]
except IndexError:
    print('IndexError')

l = [1, 2]
l[0:1] = l
print(l)
l += l
print(l)
l[len(l):] = (5,)
print(l)
l *= 2
print(l)

l = [1, 2]
l[0:1] = l
l[len(l):] = (5,)
l *= 0
print(l)

x = [1, 2, 3, 4]
x[1:3], x[0] = ([7], 8)
print(x)
