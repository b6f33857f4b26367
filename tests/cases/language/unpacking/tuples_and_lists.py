# Tuples and lists as targets, nested, chained, and of another length than the value.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), [e, f] = (1, 2), "xy"
print(c, d, e, f)
x = y = z = []
x.append(1)
print(y, z is x)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
a = 1,
print(a)
(b,) = [5]
print(b)
for bad in ([1], [1, 2, 3], []):
    try:
        p, q = bad
    except ValueError:
        print("ValueError")
try:
    p, q = 5
except TypeError:
    print("TypeError")
l = [0, 1, 2]
i = 0
i, l[i] = 2, 9
print(i, l)
d = {}
d["a"], d["b"] = d["c"], d["e"] = 1, 2
print(sorted(d.items()))

class O: pass
o = O()
o.x, (o.y, *o.z) = 1, (2, 3, 4)
print(o.x, o.y, o.z)
[m, n] = {5: 1, }.items().__iter__().__next__() if False else (8, 9)
print(m, n)
