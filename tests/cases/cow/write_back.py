# Frozen objects are changed and changed back, as if nothing had happened.
class O:
    v = "class"

o = O()
o.x = 1
d = {"a": 1, "b": [2]}
l = [1, 2]
g = "original"
b = bytearray(b"ab")
inner = d["b"]
print("start")
for i in range(3):
    o.x = 2
    o.x = 1
    d["a"] = 5
    d["a"] = 1
    l[0] = 9
    l[0] = 1
    g = "other"
    g = "original"
    b[0] = 120
    b[0] = 97
    O.v = "patched"
    O.v = "class"
print(o.x, sorted(d), d["a"], l, g, b, O.v, o.v)
d["new"] = 1
del d["new"]
o.temp = 1
del o.temp
print(sorted(d), hasattr(o, "temp"), d["b"] is inner)
d["b"] = [2]
print(d["b"] == inner, d["b"] is inner)
d["b"] = inner
inner.append(3)
print(d["b"])
del d["a"]
d["a"] = 1
print(len(d), d["a"])
