# Frozen sets as values, keys and members; equality and membership of sets; iteration over them.
a, b = ({1, 2, 3}, {2, 3, 4})

f = frozenset([1, 2])
g = f
f |= {3}
print(sorted(f), sorted(g), type(f | {1}).__name__, type({1} | f).__name__)
print(hash(frozenset([1])) == hash(frozenset([1])), f.copy() == f, {f: 1}[f])
print({f} == {frozenset([1, 2, 3])})
print({1, 2} == {2, 1}, set() == frozenset(), set() == {}, {1}.__contains__(1))
print(len(frozenset('aab')), {1} and 2, repr({'a'}), str(frozenset({'b'})), repr(set()))
i = iter({1})
print(next(i), next(i, 2))
for x in {5}:
    print(x)
for x in frozenset((6,)):
    print(x)
s = {1}
t = s
t.add(2)
print(s is t, sorted(s))
s = s | {3}
print(sorted(t))
print({1, 2}.__len__() if hasattr({1}, '__len__') else 2)
print({(1, 2), 'a', None} == {None, 'a', (1, 2)})
print(a.isdisjoint([4]), not a, isinstance(f, set), type(f).__name__)
print(isinstance(set(), frozenset))
