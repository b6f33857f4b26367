# Keys of many types, equal keys of different types, unhashable ones, and many deletions.
d = {1: "int", "1": "str", (1, 2): "tuple", None: "none", b"b": "bytes", 2.5: "float"}
print(d[1], d["1"], d[(1, 2)], d[1, 2], d[None], d[b"b"], d[2.5], len(d))
print(d[True], 1.0 in d, d[1.0])
d[True] = "bool"
print(d[1], len(d))
for bad in ([], {}, set()):
    try:
        d[bad] = 1
    except TypeError:
        print("TypeError")
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e.args)
try:
    {}.popitem()
except KeyError:
    print("KeyError")
f = {len: "builtin", int: "type", print: "p"}
print(f[len], f[int], len in f, str in f)
big = {i: i * i for i in range(100)}
for i in range(0, 100, 2):
    del big[i]
print(len(big), big[99], 98 in big, sum(big), sum(big.values()))
for i in range(200, 230):
    big[i] = 0
print(len(big), sorted(big)[-2:], {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
