# oracle: cpython MicroPython forgets the order of dicts
# All methods of dicts, in the order of insertion.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), list(d.values()), list(d.items()), len(d))
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("a", "none"), d)
print(d.setdefault("b", 5), d.setdefault("n", []), d)
d["n"].append(1)
d.update({"b": 0, "u": 1})
d.update(k=2)
d.update([("p", 3), ("q", 4)])
print(d)
del d["c"]
d["c"] = "back at the end"
print(d, d.popitem(), d)
print(dict.fromkeys("xyz"), dict.fromkeys([1, 2], 0), dict(a=1, b=2), dict([("k", "v")]), dict({"z": 1}))
e = d.copy()
e["only"] = 1
print("only" in d, d == e, {"x": 1, "y": 2} == {"y": 2, "x": 1})
for k in d:
    print(k, end=" ")
print()
print([k for k, v in d.items() if v == 0], sorted(d), max(d))
d.clear()
print(d, bool(d))
