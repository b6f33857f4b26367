# del of names, attributes, items, slices and tuples of them, and of what is not there.
x = 1
del x
try:
    x
except NameError:
    print("name gone")

class O: pass
o = O()
o.a = o.b = 1
del o.a
print(hasattr(o, "a"), o.b)
l = list(range(10))
del l[0]
del l[-1]
del l[2:4]
print(l)
del l[:]
print(l)
d = {"a": 1, "b": 2, "c": 3}
del d["a"], d["c"]
print(d)
try:
    del d["zz"]
except KeyError:
    print("KeyError")
try:
    del l[5]
except IndexError:
    print("IndexError")
a = b = [1, 2, 3]
del a
print(b)
p, q, r = 1, 2, 3
del p, (q, r)
print([n for n in ("p", "q", "r") if n in globals()])

def f():
    y = 1
    del y
    try:
        return y
    except NameError:
        return "local gone"

print(f())
try:
    del undefined_thing
except (NameError, KeyError):
    print("refused")
