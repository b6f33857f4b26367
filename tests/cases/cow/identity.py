# A frozen object keeps its identity when its first write copies it.
class O:
    pass

o, l, d, s, b = O(), [1], {"k": 1}, {1}, bytearray(1)
names = {"o": o, "l": l, "d": d, "s": s, "b": b}
print("start")
before = {k: id(v) for k, v in names.items()}
o.x = 1
l.append(2)
d["n"] = 2
s.add(2)
b[0] = 5
now = {"o": o, "l": l, "d": d, "s": s, "b": b}
print(sorted(k for k in now if id(now[k]) == before[k]))
print(sorted(k for k in now if now[k] is names[k]))
print(names["o"].x, names["l"], sorted(names["d"].items()), sorted(names["s"]), names["b"])
print(o is not l, o == names["o"], [o].index(names["o"]), o in [l, o])
marker_a, marker_b = object(), object()
print(marker_a is marker_b, marker_a == marker_b)
