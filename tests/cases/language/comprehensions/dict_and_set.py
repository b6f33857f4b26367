# oracle: cpython MicroPython forgets the order of dicts
# Dict and set comprehensions, nested ones, and ** in displays.
d = {k: v for k, v in zip("cab", range(3))}
print(d)
print({v: k for k, v in d.items()})
print({x % 3: x for x in range(7)})
print({(i, j): i * j for i in range(2) for j in range(2)})
print(sorted({x // 2 for x in range(6)}))
print(len({c for c in "hello"}), {c for c in "aaa"})
print({x: {y for y in range(x)} for x in (1,)})
print({str(k): [k] * k for k in range(3) if k})
n = {k: {j: j * k for j in range(2)} for k in "xy"}
print(n)
print({**d, "z": 9, **{"c": "replaced"}})
