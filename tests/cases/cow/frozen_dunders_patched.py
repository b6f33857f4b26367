# Special methods of a frozen class are replaced, added and removed; its frozen instances follow.
class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __eq__(self, o):
        return self.items == o.items

    def __add__(self, o):
        return Box(*(self.items + o.items))

a, b = Box(1, 2), Box(1, 2)
print("start")
print(len(a), a[1], a == b, (a + b).items, bool(a), list(a))
a.items.append(3)
print(len(a), a == b, a[-1], b.items)
Box.__len__ = lambda self: 0
Box.__getitem__ = lambda self, i: "item %r" % (i,)
print(len(a), bool(a), a[1], a["k"])
Box.__call__ = lambda self, x: x * 2
Box.__contains__ = lambda self, x: x == "magic"
print(a(21), "magic" in b, 1 in b)
Box.__iter__ = lambda self: iter("xyz")
print(list(a), [c for c in b])
del Box.__add__
try:
    a + b
except TypeError:
    print("TypeError")
Box.__bool__ = lambda self: True
print(bool(a), not b)
