# oracle: cpython MicroPython forgets the order of dicts
# Views of keys, values and items follow their dict.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(list(k), list(v), list(i), len(k), "a" in k, "z" in k)
d["c"] = 3
print(list(k), list(v), list(i), len(k))
del d["a"]
print(list(k), sorted(v), dict(i))
print(k, v, i)
print([x for x in k], sum(v), [a + str(b) for a, b in i], (("b", 2) in i))
print(set(k) & {"b"}, list(reversed(list(d))), max(d, key=d.get), min(d.items(), key=lambda p: p[1]))
