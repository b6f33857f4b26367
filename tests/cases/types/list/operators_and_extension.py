# Lists: operators, slices, +=, extend, comprehensions, repr; a list that contains itself, and a copied one.
l = [1, 2, 3]
l[1] = 5
l += [4]
print(l, l + [6], l * 2, 2 * l, [0] * 0, [1] * -1, [[]] * 2, l[-1], l[1:3], l[::-1], l[10:])
print(l[-2:], l[:-1], l[::2], l[5:1:-1], l[True])
l.append(7)
l.extend([8, 9])
l.extend('ab')
l.extend(range(2))

l = [1, 2, 3]
l[1] = 5
c = l.copy()
print(c, len(l))

l = [1]
l.append(l)
print(l[1][1][0], len(l))
l = []
l += 'ab'
l += (1,)
l += {2}

l = []
l += {3: 4}
print(l)
print([i for i in range(5) if i % 2], [(i, j) for i in range(2) for j in 'ab'])
print([[i * j for i in range(2)] for j in range(2)], [x for x in [1, 2, 3] if x > 1 if x < 3])
print([y for x in [[1], [2]] for y in x])
print(str([1, 'a', [None]]), repr(["'"]), bool([]), bool([0]), len([1, 2]), min([2, 1]))
print([1, 2] and 3, [] or 4)

print(l is not [], [] is [], (lambda: [])() == [])

a = [0] * 3
a[0] = 1
b = a[:]
b[1] = 9
print(a, b)

print(a.__len__() if hasattr(a, '__len__') else 3)
