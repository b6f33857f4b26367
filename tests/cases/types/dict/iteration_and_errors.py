# Dicts that grow in a loop over a copy of their keys; construction from what is no mapping; equality.
d = {"a": 1}
it = iter(d)
print(next(it), next(it, "end"))
for method in (lambda: dict([1]), lambda: dict(5), lambda: dict([("a",)]), lambda: {}["k"], lambda: {}.pop("k")):
    try:
        method()
    except (TypeError, ValueError, KeyError):
        print("refused")
for k in list(d):
    d[k + "2"] = 1
print(len(d), "a2" in d)
print(list({}.keys()), list({}.items()), len({}), {} == {}, {} != {"a": 1}, not {})
print({"a": 1} == {"a": 1.0}, {"a": 1} == {"a": 2}, {"a": [1]} == {"a": [1]})
x = {}
x["self"] = x
print(x["self"]["self"] is x, len(x))
print("k" in {"k": None}, {"k": None}.get("k", "default"), {"k": None}["k"] is None)
