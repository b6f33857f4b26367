# Frozen containers are changed by the loop that goes over them.
d = {i: str(i) for i in range(4)}
l = [4, 3, 2, 1]
s = {"only"}
print("start")
for k in d:
    d[k] = d[k] * 2
print([d[k] for k in d])
for i, x in enumerate(l):
    l[i] = x * 10
print(l)
for k, v in list(d.items()):
    if k % 2:
        del d[k]
    else:
        d[k + 10] = v
print(sorted(d.items()))
for x in list(s):
    s.discard(x)
    s.add(x + "!")
print(s)
l[:] = [x for x in l if x > 15]
print(l)
while l:
    print(l.pop(), end=" ")
print(l, len(l))
