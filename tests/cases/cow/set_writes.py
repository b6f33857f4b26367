# A frozen set is changed by methods and in-place operators; a frozenset made of it is not.
s = {"a", "b", "c"}
t = s
f = frozenset(s)
print("start")
s.add("d")
s.discard("a")
print(sorted(t), s is t, sorted(f))
s.add("a")
print(sorted(t), "a" in t, len(t))
s.update(["x", "y"])
s.remove("x")
print(sorted(t))
s &= {"a", "b", "y"}
print(sorted(t), t is s)
s -= {"y"}
s |= {"q"}
print(sorted(t))
s.clear()
print(t, len(f), f == {"a", "b", "c"})
s.add("c")
print(t)
try:
    s.remove("zz")
except KeyError:
    print("KeyError")
