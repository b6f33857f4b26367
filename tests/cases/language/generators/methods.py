# Methods, properties and static methods that are generators; __iter__ as one.
class Tree:
    def __init__(self, v, *kids):
        self.v = v
        self.kids = kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

    def paths(self, prefix=()):
        here = prefix + (self.v,)
        if not self.kids:
            yield here
        for k in self.kids:
            yield from k.paths(here)

    @property
    def leaves(self):
        return (p[-1] for p in self.paths())

    @staticmethod
    def count_up(n):
        while True:
            yield n
            n += 1

    @classmethod
    def chain(cls, *vs):
        t = None
        for v in reversed(vs):
            t = cls(v, t) if t else cls(v)
        return t

t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(t.paths()), list(t.leaves), sum(t), 3 in t, max(t))
g = Tree.count_up(7)
print(next(g), next(g), list(Tree.chain("a", "b", "c")))
a, *rest = t
print(a, rest, list(zip(t, "wxyz")), sorted(t, reverse=True))
