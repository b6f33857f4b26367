# All methods and operators of lists, and their errors.
l = [3, 1]
l.append(2)
l.extend([5, 4])
l.extend("ab")
print(l, l.pop(), l.pop(0), l)
l.insert(0, "first")
l.insert(100, "last")
l.insert(-1, "before")
print(l, l.index("last"), l.count(5))
l.remove("first")
l.reverse()
print(l, len(l), l.copy() == l, l.copy() is l)
for bad in (lambda: l.remove("zz"), lambda: l.index("zz"), lambda: l.pop(99), lambda: [].pop(), lambda: l[99]):
    try:
        bad()
    except (ValueError, IndexError) as e:
        print(type(e).__name__)
l.clear()
print(l, [1] + [2], [0] * 3, 2 * ["x"], [[]] * 2)
m = [[0] * 2] * 2
m[0][0] = 1
print(m, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1] != [2])
print(list("abc"), list(range(3)), list(), list((1, 2)), list({"a": 1}), 2 in [1, 2], [1, [2, [3]]])
print([1, 2, 3].index(3, 1), [1, None, "x"].index(None))
try:
    hash([1])
except TypeError:
    print("unhashable")
