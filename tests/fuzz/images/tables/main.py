"""Tables: plain and hashed, with an index and without, with entries deleted."""
import time
from collections import OrderedDict
from probe import probe

many = {"key%d" % i: i for i in range(20)}
numbers = {i * 3: i for i in range(12)}
mixed = {"a": 1, 2: "b", (3, 4): [5], 6.5: None, b"seven": 7}
wide = {(i, i): i for i in range(10)}
ordered = OrderedDict([("z", 1), ("y", 2)])
few = {1, 2}
letters = set("abcdefghijkl")
hashed = {(1,), (2,), "x"}
fixed = frozenset(["a", "b", 12])
frozen_many = frozenset((i, "x") for i in range(9))
empty = {}
keys = many.keys()
pairs = mixed.items()
values = wide.values()
del many["key3"], mixed[2]


def looks():
    got = [many["key7"], many.get("none"), numbers[9], mixed[(3, 4)], wide[(4, 4)], ordered["y"], (1,) in hashed, "b" in fixed, "c" in letters, (3, "x") in frozen_many]
    many["new"] = 1
    del many["key5"]
    numbers[100] = 5
    wide[(2, 2)] = 3
    del wide[(1, 1)]
    ordered["z"] = 5
    letters.add("z")
    letters.discard("a")
    hashed.add((3,))
    few.add(3)
    got += [len(many), list(keys)[:3], list(pairs), list(values), letters | few, letters & fixed, fixed == {12, "a", "b"}, hash(fixed), list(ordered)]
    mixed.update(many)
    mixed.pop(6.5)
    got += [len(mixed), mixed == many, sorted(numbers)]
    empty["x"] = 1
    return got


time.ticks_ms()
print(looks())
probe((many, numbers, mixed, wide, ordered, few, letters, hashed, fixed, frozen_many, keys, pairs, values))
