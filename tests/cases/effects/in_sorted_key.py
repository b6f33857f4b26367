# Freezing stops in the key function of sorted, sort, max, and in the function of map.
calls = []

def key(x):
    if not calls:
        print("effect in key")
        calls.append("once")
    return -x

before = [3]
before.append(1)
r = sorted(before + [2], key=key)
print(r, calls, before)
l = [2, 1]
l.sort(key=lambda x: x)
print(l)
print(max([1, 5, 3], key=lambda x: print("max", x) or x))
print(list(map(lambda x: print("map", x) or x, [1, 2])))
