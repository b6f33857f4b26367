# oracle: cpython the order of dicts
# Entries of a frozen dict are deleted and put back; the order of its keys is that of insertion.
d = {k: k * 10 for k in range(6)}
print("start")
for k in (0, 2, 4):
    del d[k]
print(d, len(d), list(d))
for k in (4, 0):
    d[k] = "new"
print(d, [k in d for k in range(7)])
del d[4]
d[4] = 40
d[2] = 20
d[0] = 0
print(d, sum(d.values()))
for k in list(d):
    if k % 2:
        del d[k]
print(d, d.get(1, "none"), d.get(4))
try:
    del d[1]
except KeyError:
    print("KeyError")
for i in range(100, 120):
    d[i] = i
for i in range(100, 118):
    del d[i]
print(d, len(d))
