# Methods and operators of sets, those that change the set as well.
s = {1, 2}
s.add(3)
s.add(1)
print(sorted(s), len(s), 1 in s, 5 not in s, set(), frozenset(), {1}, frozenset((1,)), set('a'))
s.discard(3)
s.discard(9)
s.remove(1)
print(s)
a, b = ({1, 2, 3}, {2, 3, 4})
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a < b, a <= a, a < a, {1} < a)
print(a > {1}, a >= a, a == {3, 2, 1}, a != b, a == frozenset(a), a == [1, 2, 3])
print(sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)))
print(sorted(a.symmetric_difference(b)), a.isdisjoint(b), a.isdisjoint({9}), {1}.issubset(a))
print(a.issuperset({1}), a.issubset([1, 2, 3]), a.issuperset('a'))
c = a.copy()
c |= {8}
c &= {1, 8, 2}
c -= {2}

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
