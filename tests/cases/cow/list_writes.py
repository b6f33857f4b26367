# A frozen list is changed by every method of lists; it stays the same object under both names.
l = [5, 3, 8, 1]
m = l
print("start")
i = id(l)
l.append(9)
print(l, m, l is m, id(l) == i)
l.insert(0, "first")
print(m.pop(0), l.pop(), m)
l.sort()
print(m)
l[1:3] = ["x", "y", "z"]
print(m, len(m))
del l[0]
del l[-2:]
print(m)
l.extend([1, 2])
l += [3]
l.reverse()
print(m, l is m)
l.remove("x")
l[0] = l[1]
print(m, m.index("y"))
l.clear()
print(m, l == [], id(l) == i)
m.append("after clear")
print(l)
