# Methods that change a set, and what a frozenset has of them.
s = {1}
t = s
s.add(2)
s.add(2)
s.discard(9)
s.update([3, 4], (5,))
print(sorted(s), s is t)
s.remove(3)
try:
    s.remove(3)
except KeyError:
    print("KeyError")
try:
    set().pop()
except KeyError:
    print("KeyError")
x = {7}.pop()
print(x)
s.intersection_update([1, 2, 9])
print(sorted(s))
s.difference_update({1})
s.symmetric_difference_update({2, 5})
print(s)
s.clear()
print(s, len(s), t == set())
f = frozenset([1, 2])
print(sorted(f | {3}), sorted(f & {1}), f == {1, 2}, 1 in f, len(f), {f: "key"}[frozenset([2, 1])])
for m in ("add", "remove", "update", "clear", "pop", "discard"):
    print(m, hasattr(f, m), end=" ")
print()
print(frozenset(), frozenset("a"), hash(f) == hash(frozenset((2, 1))), isinstance(f, frozenset), isinstance(f, set))
seen = set()
print([x for x in "abcabd" if not (x in seen or seen.add(x))])
