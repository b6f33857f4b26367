# Ranges: text, length, items, slices, membership, and attributes that cannot be set.
print(range(4), range(0, 4), range(1, 4), range(0, 10, 2), range(4, 0, -1), range(0))
print(repr(range(1, 2, 3)))
print(list(range(1, 10, 3)), list(range(10, 0, -3)), list(range(3, 1)), list(range(-5, -8, -1)))
print(len(range(10)), len(range(0, 10, 3)), len(range(10, 0)), len(range(10, 0, -4)))
print(len(range(5, -5, -1)), bool(range(0)), bool(range(1)))
r = range(0, 20, 3)
print(r[0], r[-1], r[2:4], r[::2], r[::-1], r[5:1:-2], r[:], r[-3:], r[100:], r[2:2])
print(r.start, r.stop, r.step, 3 in r, 4 in r, 21 in r, 'a' in r, -3 in r)
try:
    range(3) < range(4)
except TypeError:
    print('TypeError')
try:
    r.start = 1
except AttributeError:
    print('AttributeError')
try:
    r[0] = 1
except TypeError:
    print('TypeError')
