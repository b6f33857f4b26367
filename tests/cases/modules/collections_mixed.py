# A ring of the last readings, counted by name.
from collections import OrderedDict, deque, namedtuple
Reading = namedtuple("Reading", "name value")
ring = deque((), 3)
for i, n in enumerate("abcab"):
    ring.append(Reading(n, i * i))
print([tuple(r) for r in ring], len(ring))
counts = OrderedDict()
for r in ring:
    counts[r.name] = counts.get(r.name, 0) + r.value
print(list(counts.items()), max(ring, key=lambda r: r.value).name)
while ring:
    r = ring.popleft()
    print(r.name, r.value, end=" ")
print(len(ring))
