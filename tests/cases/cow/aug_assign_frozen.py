# Augmented assignment to attributes, items and names that were frozen.
class O:
    n = 5
    tags = ("a",)
    words = ["w"]

o = O()
o.own = 1
d = {"n": 1, "l": [1], "s": "x"}
l = [1, "a", [2]]
t = (1,)
s = "s"
print("start")
o.n += 1
o.own += 1
o.tags += ("b",)
o.words += ["x"]
print(o.n, O.n, o.own, o.tags, O.tags, o.words is O.words, O.words)
d["n"] += 1
d["l"] += [2]
d["s"] *= 2
l[0] -= 5
l[1] += "b"
l[2] += [3]
print(d["n"], d["l"], d["s"], l)
u = t
t += (2,)
s += "t"
print(t, u, s)
O.n -= 1
print(O.n, o.n)
o.missing = getattr(o, "missing", 0) + 1
print(o.missing)
