# deque with a length: both ends, items, extend, and a search through a graph.
from collections import deque
d = deque((), 3)
for i in range(5):
    d.append(i)
print(list(d), len(d), d.popleft(), list(d), bool(d))
d.appendleft(9)
print(list(d), d.pop(), d[0], d[-1])
d.extend([7, 8])
print(list(d))
e = deque([1, 2, 3], 10)
e[1] = 20
print(list(e), 20 in list(e), [x for x in e])
while e:
    e.popleft()
for empty in (e.popleft, e.pop):
    try:
        empty()
    except IndexError:
        print("IndexError")
queue = deque([0], 20)
seen = {0}
graph = {0: [1, 2], 1: [3], 2: [3, 4], 3: [], 4: [0]}
order = []
while queue:
    n = queue.popleft()
    order.append(n)
    for m in graph[n]:
        if m not in seen:
            seen.add(m)
            queue.append(m)
print(order)
