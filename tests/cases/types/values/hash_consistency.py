# Equal values have equal hashes; what has none; colliding hashes of instances.
print(hash(1) == hash(1), hash("a") == hash("a"), hash((1, "a")) == hash((1, "a")), hash(b"x") == hash(b"x"))
print(hash(True) == hash(1), hash(None) == hash(None), hash(2 ** 50) == hash(2 ** 50), hash(frozenset("ab")) == hash(frozenset("ba")))
keys = [0, 1, -1, "0", "", (), (0,), None, b"", 1.5, 2 ** 40, frozenset(), "é", len, int]
d = {k: i for i, k in enumerate(keys)}
print(len(d), [d[k] for k in keys], all(k in d for k in keys))
for bad in ([], {}, set(), bytearray(), ([],), [1]):
    try:
        hash(bad)
        print("hashable", bad)
    except TypeError:
        print("unhashable", end=" ")
print()

class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return self.v == o.v

d = {K(i): i for i in range(10)}
print(len(d), d[K(7)], K(10) in d)
del d[K(3)]
print(len(d), K(3) in d, [d[K(i)] for i in (2, 4)])
