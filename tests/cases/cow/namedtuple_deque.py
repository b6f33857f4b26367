# Frozen named tuples, deques and ordered dicts are written, and the lists in them.
from collections import namedtuple, deque, OrderedDict
P = namedtuple("P", ("x", "items"))
p = P(1, [])
q = deque([1, 2, 3], 4)
o = OrderedDict([("b", 1), ("a", 2)])
same_q = q
print("start")
p.items.append("in tuple")
print(p, p.x, P(2, 3), P(x=5, items=p.items).items is p.items)
q.append(4)
q.append(5)
print(list(same_q), q.popleft(), len(same_q))
q.appendleft(0)
q[1] = "one"
print(list(same_q), same_q is q)
while q:
    q.pop()
print(len(same_q))
q.append("again")
print(list(same_q))
o["c"] = 3
del o["b"]
o["b"] = 4
print(list(o.items()))
