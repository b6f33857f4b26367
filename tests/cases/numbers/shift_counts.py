# Shifts by counts that are big ints, and other numbers that no small int holds.
from collections import deque
import re


def shifts(values, counts):
    for v in values:
        print([v >> n for n in counts], [(v >> n) << 1 for n in counts])


counts = [(1 << 30) - 1, 1 << 30, (1 << 30) + 1, (1 << 31) - 1]
shifts([0, 1, 5, -1, -5, True, (1 << 30) - 1, 1 << 30, -(1 << 30), 1 << 40, -(1 << 70)], counts)
print([0 << n for n in counts], [False << n for n in counts])
v = 1 << 35
v >>= 1 << 30
print(v)
for v in (1, 1 << 40):
    for n in (-1, -(1 << 30)):
        try:
            print(v >> n)
        except ValueError as e:
            print(e)
d = deque((), 1 << 30)
d.append(1)
print(len(d), list(d))
try:
    re.match("(a)", "a").group(1 << 30)
except IndexError as e:
    print("IndexError")
