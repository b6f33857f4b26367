# oracle: cpython the order of dicts
# Views of a frozen dict that were frozen as well follow its changes.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print("start")
print(list(k), list(v), list(i))
d["c"] = 3
print(list(k), list(v), list(i), len(k))
del d["a"]
d["b"] = 20
print(list(k), list(v), list(i), "a" in k, "c" in k)
d["a"] = 1
print(list(k), sum(v), [x for x in i])
alias = {"view": k, "dict": d}
alias["dict"]["z"] = 0
print(list(alias["view"]))
d.clear()
print(list(k), list(v), list(i))
