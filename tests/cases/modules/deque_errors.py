# oracle: design CPython's deque needs no length
# Lengths, flags and what a deque refuses.
from collections import deque
d = deque((), 2, True)
d.append(1)
d.append(2)
for f in (lambda: d.append(3), lambda: d.appendleft(3), lambda: d.extend([1]), lambda: d[2], lambda: d[-3]):
    try:
        f()
    except IndexError as e:
        print("IndexError", e)
e = deque((), 5)
for f in (lambda: e.pop(), lambda: e.popleft()):
    try:
        f()
    except IndexError as x:
        print("IndexError", x)
for a in ((), (1,), ((), -1), ((), "a"), ((), 2, 3, 4), ((1, 2, 3), 0), (5, 5)):
    try:
        print(list(deque(*a)))
    except (TypeError, ValueError) as x:
        print(type(x).__name__)
