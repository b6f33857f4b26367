# Classes with __len__, __getitem__, __setitem__, __delitem__ and __contains__ as mapping and as sequence.
class Grid:
    def __init__(self, w):
        self.w = w
        self.cells = {}

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, key):
        if key not in self.cells:
            raise KeyError(key)
        return self.cells[key]

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells

g = Grid(3)
g[0, 1] = "a"
g["k"] = "b"
print(len(g), g[0, 1], g["k"], (0, 1) in g, 5 in g, 5 not in g)
g["k"] += "!"
print(g["k"])
del g["k"]
print(len(g))
try:
    g["k"]
except KeyError as e:
    print("KeyError", e.args)

class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Seq(*self.items[i])
        return self.items[i]

    def __len__(self):
        return len(self.items)

s = Seq(1, 2, 3, 4)
print(s[1:3].items, s[-1], s[::2].items, list(s), [x for x in s])
a, b, c, d = s
print(a, d, bool(Seq()), bool(Seq(0)))
