# Frozen lists change places in names, attributes and dicts, and stay the same lists everywhere.
a = [1]
b = [2]
pair = (a, b)
box = {"a": a, "b": b}

class Holder:
    pass

h = Holder()
h.a, h.b = a, b
print("start")
a, b = b, a
a.append("old b")
print(a, b, pair, box["b"] is a, h.b is a)
h.a, h.b = h.b, h.a
h.a.append("x")
print(pair[1], box["b"])
box["a"], box["b"] = box["b"], box["a"]
print(box["a"] is h.a, pair[0] is b)
b += a
print(pair[0], a)
b = b + [0]
print(pair[0], len(b), box["b"] is pair[0])
h.a = h
print(h.a.a.a is h)
pair[0][:] = []
print(box["b"], pair)
