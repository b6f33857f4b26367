# Operations that the views of a dict refuse.
d = {1: 2, 3: 4}
k, v, i = (d.keys(), d.values(), d.items())
d[5] = 6
try:
    print(len(k), len(v), len(i))
except TypeError:
    print('TypeError')
print(5 in k, 9 in k)
