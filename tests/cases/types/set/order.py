# oracle: design sets iterate in insertion order
# Sets iterate in the order in which their members were added.
s = {"c", "a", "b"}
print(s, list(s))
s.add("z")
s.add("a")
s.discard("c")
s.add("c")
print(s, [x for x in s])
print({5, 3, 9} | {1, 3}, {5, 3, 9} - {3}, set([9, 8, 9, 7]), frozenset([3, 1]))
s.update(["q", "a"])
print(s)
print(set("hello"), {x % 3 for x in (5, 4, 3, 2)}, set())
