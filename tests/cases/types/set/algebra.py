# Union, intersection, difference and comparison of sets, by operators and methods.
a, b = {1, 2, 3}, {2, 3, 4}
for s in (a | b, a & b, a - b, b - a, a ^ b, a.union(b), a.intersection(b), a.difference(b), a.symmetric_difference(b)):
    print(sorted(s))
print(a <= {1, 2, 3, 4}, a < a, a <= a, a >= {1}, a > {1, 2}, a == {3, 2, 1}, a != b)
print(a.issubset(b), {2}.issubset(b), a.issuperset({1}), a.isdisjoint({9}), a.isdisjoint(b))
print(len(a), 1 in a, 9 in a, sorted(a.copy()), a.copy() is a, bool(set()), set() == frozenset())
print(sorted(a.union([7, 8])), sorted(a.intersection([1, 7])), sorted(a.difference((1,))))
print(sorted(set("hello")), sorted(set([1, 1, 2])), len(set()), set({"k": 1}))
print({1, 1.0, True} == {1}, (1, 2) in {(1, 2)}, sum({1, 2, 3}), max(a), sorted(x * 2 for x in a))
try:
    {[]}
except TypeError:
    print("TypeError")
try:
    a + b
except TypeError:
    print("TypeError")
