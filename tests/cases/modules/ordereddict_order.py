# OrderedDict: order, popitem, equality.
from collections import OrderedDict
d = OrderedDict([("z", 1), ("y", 2)])
d["x"] = 3
d["z"] = 9
print(list(d.items()), d.popitem(), d.pop("z"), list(d), len(d), isinstance(d, dict))
d = OrderedDict([(1, 2), (3, 4)])
e = OrderedDict([(3, 4), (1, 2)])
print(d == e, dict(d) == dict(e), d == OrderedDict([(1, 2), (3, 4)]))
del d[1]
d[1] = 5
print(list(d.items()), list(d.keys()), list(d.values()), d.get(9), d.setdefault(7, 8), list(d))
d.update({7: 1, 8: 2})
print(list(d.items()), 7 in d, d.copy() == d)
try:
    OrderedDict().popitem()
except KeyError:
    print("KeyError")
