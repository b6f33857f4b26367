# for over every kind of iterable, over one that grows, and with attributes and items as targets.
l = [1, 2, 3]
for x in l:
    if x == 2:
        l.append(9)
    if len(l) > 6:
        break
print(l)
for i in range(5):
    i += 10
print(i)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for i in range(0):
    print("never")
for c in "añ€":
    print(c, end="|")
print()
for b in b"ab":
    print(b)
for k in {"one": 1}:
    print(k)
for k, v in {"one": 1}.items():
    print(k, v)
for q in [1]:
    print(q)

class O: pass
o = O()
for o.x in range(3):
    pass
d = {}
for d["k"] in "ab":
    pass
print(o.x, d)
seen = []
n = 5
for i in range(n):
    n = 2
    seen.append(i)
print(seen)
for a, b in zip("ab", [1, 2]):
    print(a, b)
for i, x in enumerate(reversed([1, 2])):
    print(i, x)
r = range(3)
for i in r:
    for j in r:
        if i < j:
            print(i, j, end=";")
print()
