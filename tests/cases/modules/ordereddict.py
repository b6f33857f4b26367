# OrderedDict keeps the order of insertion; popitem, pop, update, equality.
from collections import OrderedDict
d = OrderedDict([("b", 1), ("a", 2)])
d["c"] = 3
d["b"] = 10
print(list(d), list(d.items()), d["b"], len(d))
del d["b"]
d["b"] = 0
print(list(d.keys()), list(d.values()), isinstance(d, dict))
print(d.popitem(), list(d), d.pop("a"), list(d), d.get("zz", 5))
e = OrderedDict()
for i in (3, 1, 2):
    e[i] = i * i
print(list(e), [v for v in e.values()], sorted(e), 1 in e)
e.update({9: 0})
print(list(e), e == OrderedDict([(3, 9), (1, 1), (2, 4), (9, 0)]))
e.clear()
print(len(e), bool(e))
