# Sorting by small ints: as items and as keys, in both orders, stable, and beside other numbers.
def mixed(n):
    out, x = [], 12345
    for i in range(n):
        x = (x * 1103 + 12289) % 65536
        out.append(x - 32768)
    return out

for n in (0, 1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 17, 40, 100):
    l = mixed(n)
    up, down = sorted(l), sorted(l, reverse=True)
    print(n, up[:3], down[:3], all(a <= b for a, b in zip(up, up[1:])), down == up[::-1], sorted(up) == up)
pairs = [(i, x % 4) for i, x in enumerate(mixed(30))]
print(sorted(pairs, key=lambda p: p[1]))
print(sorted(pairs, key=lambda p: p[1], reverse=True))
print(sorted(pairs[:9], key=lambda p: -p[1]), sorted(pairs[:1], key=lambda p: p[1]))
top, low = 2**30 - 1, -2**30
print(sorted([0, top, low, -1, 1, top, low]), sorted([low, top, 0], reverse=True))
print(sorted([1, True, 0, False, 2]), sorted([1, 0.5, -1]), sorted([2**40, 1, -2**40]), sorted([top + 1, 5]))
print(sorted([3, 3, 3]), sorted("hello", key=ord), sorted([5, 1], key=str))
l = [3, 1, 2]
print(l.sort(), l, l.sort(key=lambda x: -x), l)
l = [3, 1, 2]

def key(x):
    return len(l)

try:
    l.sort(key=key)
except ValueError:
    pass
print(l)
try:
    [2, 1].sort(key=lambda x: 1 // (x - 1))
except ZeroDivisionError:
    print("ZeroDivisionError")
try:
    print(sorted([1, "a", 2]))
except TypeError:
    print("TypeError")
