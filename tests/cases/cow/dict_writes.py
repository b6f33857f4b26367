# oracle: cpython the order of dicts
# Frozen dicts are written by every method that changes them; both names of one see the change.
d = {"a": 1, "b": 2, "c": 3}
e = d
print("start")
d["b"] = 20
print(d, list(d))
d["z"] = 26
print(list(d.items()))
del d["a"]
print(d, len(d), "a" in d)
d["a"] = "again"
print(list(d), e is d, list(e.values()))
d["b"] = 2
print(d)
del d["z"]
d["z"] = 1
print(d, d.pop("c"), d)
for k in d:
    print(k, d[k], end=" ")
print()
d.update({"c": 3, "a": 1})
print(d, d.popitem(), d.setdefault("n", []), d)
d["n"].append(5)
print(e, e == d)
d.clear()
print(d, e, len(e))
d["a"] = 1
print(d, list(e))
