# oracle: cpython the order of dicts
# A body moves keys of another module's dicts to their ends, before the first effect.
import shelf
from shelf import table, ordered, pairs

del table["a"]
table["a"] = 0
table["new"] = 1
table["other"] = 2
del table["new"]
table["new"] = 3
table["c"] = 20

del ordered["a"]
ordered["a"] = 0
ordered["b"] = ordered.pop("b")

one = pairs.pop((1, "x"))
pairs[(1, "x")] = one
pairs[(3, "z")] = 3
pairs[(2, "y")] = 22

same = shelf.same
same["k"] = same["k"] + 1
same["k"] -= 1
last = same.pop("last")
same["last"] = last

print(list(table.items()))
print(list(ordered.items()), ordered.popitem())
print(list(pairs.items()), pairs.popitem())
print(list(same.items()))
table["d"] = table.pop("d")
table["a"] = 5
print(list(table.items()), table is shelf.table)
