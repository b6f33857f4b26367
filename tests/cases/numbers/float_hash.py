# Numbers that are equal have equal hashes.
for a, b in ((1.0, 1), (0.0, 0), (-1.0, -1), (-0.0, 0), (1000.0, 1000), (True, 1.0), (2.0**20, 2**20)):
    print(a == b, hash(a) == hash(b))
print(hash(float("inf")) == hash(float("inf")), hash(0.5) == hash(0.5), hash(1.5) != hash(2.5), type(hash(1.5)))
d = {1: "int", 0.5: "half", 2**70: "big"}
print(d[1.0], d[True], d[0.5], d[2**70], 1.5 in d)
print(len({1, 1.0, True, 0, 0.0, False}))
