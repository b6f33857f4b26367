# oracle: cpython MicroPython finds nothing but texts in a dict of nothing but texts
# Texts as keys beside what equals them: instances, texts made at run time, tuples of both.
import time


class Label(str):
    pass


class Named:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == (other.name if isinstance(other, Named) else other)


FEW = {"north": 1, "south": 2}
MANY = {"k0": 0, "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "k7": 7, "k8": 8, "k9": 9}
FROZEN = {"north": 1, Named("south"): 2, Label("east"): 3, ("a", "b"): 4, 5: 5, 2.5: 6}
HASHES = hash("north"), hash(("north", "so" + "uth")), hash(frozenset(["north", "we" + "st"]))
PATHS = {("ro" + "om", i): i for i in range(12)}


def look(d):
    for key in "north", "south", "east", ("a", "b"), 5, 5.0, 2.5, "west":
        print(d.get(key), key in d, end=" ")
    for name in "north", "south", "east", "west":
        print(d.get(Named(name)), d.get(Label(name)), end=" ")
    print(len(d))


time.time()
look(FROZEN)
# The same, made while the program runs.
live = {}
for key, value in FROZEN.items():
    live[key] = value
look(live)
# A key is kept, its equals only set the value.
live[Named("north")] = 10
live[Label("south")] = 20
live["east"] = 30
look(live)
print(sorted(live.values()))
del live[Named("north")]
del live["south"]
look(live)
# The frozen one is written too.
FROZEN[Named("north")] = 11
FROZEN["".join(["so", "uth"])] = 22
look(FROZEN)
del FROZEN["east"]
look(FROZEN)
# Many entries: found by an index.
many = {"key%d" % i: i for i in range(40)}
many[Named("north")] = 1
many["south"] = 2
print(many[Named("key7")], many[Label("key39")], many["north"], many[Named("south")], Named("none") in many)
print(PATHS["room", 7], PATHS["".join(["r", "oom"]), 11], ("room", 12) in PATHS)
# Tables of nothing but texts.
for d in FEW, dict(FEW), MANY, dict(MANY):
    print(d.get(Label("north")), d.get(Named("south")), d.get(Named("k7")), Label("k9") in d, Named("none") in d)
for s in set(FEW), frozenset(MANY):
    print(Label("north") in s, Named("south") in s, Named("k7") in s, Label("k9") in s, Named("none") in s)
FEW[Label("north")] = 5
print(sorted(FEW.items()), type(list(FEW)[0]))
# Sets.
names = {"north", Named("south"), 1.5}
print(Named("north") in names, "south" in names, Label("north") in names, "west" in names)
print(len(names | {Named("north"), "south"}), len(names & {Label("north"), Label("south")}))
# Hashes stay what they were.
print(HASHES == (hash("north"), hash(("north", "south")), hash(frozenset(["west", "north"]))))
print(hash("north") == hash(Named("north")) == hash(Label("north")) == hash("".join(["nor", "th"])))
