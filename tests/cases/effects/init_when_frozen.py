# oracle: cpython MicroPython makes a new dict where CPython updates it, and has no `list.__init__`
# What is frozen before `__init__` of its built-in base runs, or runs again, gets contents as any other object does.
import collections
import io
import time


def later(base):
    class Later(base):
        def __init__(self, *args, **kw):
            self.runs = getattr(self, "runs", 0) + 1
            if args or kw:
                super().__init__(*args, **kw)

    return Later


class Queue(collections.deque):
    def __init__(self, *args):
        super().__init__(args, 3)


class Wrong(ValueError):
    def __init__(self, *args):
        super().__init__(*args, "end")


items, words, order, unique = later(list)(), later(dict)(), later(collections.OrderedDict)(), later(set)()
raw, text, binary = later(bytearray)(), later(io.StringIO)(), later(io.BytesIO)()
queue, wrong, plain, numbers = Queue(1, 2), Wrong(1), [1, 2], later(list)([7])
alias, going = [items, queue, plain], iter(plain)
next(going)
kept = (later(int)(), later(str)(), later(tuple)())

time.time()

items.__init__([1, 2])
words.__init__({"a": 1}, b=2)
order.__init__([("x", 1)], y=2)
unique.__init__("aab")
raw.__init__(b"abc")
text.__init__("abc")
binary.__init__(b"abc")
queue.__init__(3, 4, 5, 6)
wrong.__init__(2)
plain.__init__([5, 6, 7])
numbers.__init__([1, 1])
print(items, items.runs, sorted(words.items()), list(order.items()), sorted(unique), bytes(raw))
print(text.read(1), text.getvalue(), binary.read(2), binary.getvalue(), list(queue), wrong.args, plain, numbers)
print(alias[0] is items, alias[0], list(alias[1]), alias[2], list(going))
items.append(3)
raw[0] = 90
words["c"] = 3
unique.add("z")
text.write("!")
print(alias[0], bytes(raw), sorted(words), len(unique), text.getvalue())
items.__init__()
items.__init__([9])
raw.__init__(2)
words.__init__(d=4)
unique.__init__([])
wrong.__init__()
print(items, items.runs, bytes(raw), sorted(words), len(unique), wrong.args, str(wrong))
for k in kept:
    k.__init__()
print(kept[0] + 1, kept[1] + "!", kept[2] + (3,))
try:
    items.__init__(5)
except TypeError:
    print("TypeError")
