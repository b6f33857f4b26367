"""Iterators that stand in the middle of something."""
import time
from collections import deque
from probe import probe

items = [1, 2, 3, 4]
text = "h\u00e9llo \u2603"
many = {"key%d" % i: i for i in range(12)}


class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


def started(it):
    next(it)
    return it


over = started(iter(items))
pair = started(iter((1, 2, 3)))
letters = started(iter(text))
octets = started(iter(b"abc"))
raw = started(iter(bytearray(b"abc")))
counted = started(enumerate(items, 5))
zipped = started(zip(items, text))
mapped = started(map(str, items))
filtered = started(filter(None, [0, 1, 2, 3]))
turned = started(reversed(items))
upto = started(iter(range(10)))
large = started(iter(range(1 << 30, (1 << 30) + 9)))
by_keys = started(iter(many))
by_items = started(iter(many.items()))
in_set = started(iter({1, 2, 3}))
in_ring = started(iter(deque((1, 2, 3), 3)))
viewed = started(iter(memoryview(b"abc")))
got = started(iter(Squares()))
until = iter(items.pop, 2)
spread = range(3, 300, 7)
wide = range(1 << 30, (1 << 30) + 9)
spent = iter(())
list(spent)

ALL = (over, pair, letters, octets, raw, counted, zipped, mapped, filtered, turned, upto, large, by_keys, by_items, in_set, in_ring, viewed, got, spent, spread, wide)
time.ticks_ms()
for it in ALL:
    for x in it:
        print(x)
        break
print([list(it) for it in ALL], list(until), list(turned), spread[2], spread[1:3], 10 in spread, wide[3])
probe(ALL)
