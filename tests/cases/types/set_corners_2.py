# Sets: methods, operators, errors.
a, b = ({1, 2, 3}, {2, 3, 4})
c = a.copy()
c ^= {1, 5}
print(sorted(c), sorted(a))
c = {1, 2}
c.update([3], 'a')
print(sorted(c, key=str))
c.difference_update([3])
c.intersection_update([1, 2])
c.symmetric_difference_update([2, 7])
print(sorted(c))
c.clear()
print(c)
c.update()
c.update({1: 2})
print(c, c.pop(), c)
