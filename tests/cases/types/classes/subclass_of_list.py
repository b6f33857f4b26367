# A class derived from list without methods of its own does what a list does, and takes attributes.
class L(list):
    pass
l = L([1, 2])
print(l, len(l), l[0], l[-1], l[0:1], 1 in l, list(l), l == [1, 2], [1, 2] == l, l + [3])
print(type(l + [3]).__name__, l * 2, bool(L()), isinstance(l, list), str(l), repr(l))
l.append(3)
l[0] = 9
del l[1]
print(l)
l.x = 1
print(l.x)
l += [4]
l.extend((5,))
l.sort()
l.reverse()
print(l, l.index(9), l.pop(), l.count(9))
print(L('ab'), L(), L(range(2)))
for x in l:
    print(x)
a, *b = l
print(a, b)
