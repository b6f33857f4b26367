# A deque that is empty, full, or of length zero.
from collections import deque
d = deque((), 5)
print(len(d), bool(d))
try:
    d.popleft()
except IndexError:
    print('IndexError')
print(d.append(1))
d.append(2)
print(len(d), bool(d), d.popleft(), d.popleft())
for i in range(7):
    d.append(i)
print(len(d), list(d))
try:
    d.pop()
    print(list(d))
except AttributeError:
    print('no pop')
d.appendleft(99)
print(list(d), d[0], d[-1])
d[1] = 'x'
print(list(d))
d.extend([7, 8])
print(list(d))
print([x for x in d], 7 in d)
d = deque([1], 3)
del d
d = deque((), 0)
try:
    d.append(1)
    print(len(d))
except IndexError:
    print('IndexError')
