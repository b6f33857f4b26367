"""Classes: bodies, bases, properties, bound methods, instances."""
import time
from probe import probe

hidden = 3


class Base:
    kind = "base"
    size = 4
    double = size * 2
    del size
    held = [kind, hidden]

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Base) and self.name == other.name

    def __hash__(self):
        return 7

    def __repr__(self):
        return "<" + self.name + ">"

    def __getattr__(self, name):
        if name == "late":
            return 5
        raise AttributeError(name)

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, name):
        self.name = name

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def make(cls, *names, **more):
        return [cls(n) for n in names] + [cls(k) for k in more]


class Leaf(Base):
    def __init__(self, name, depth=1, *, colour="green"):
        super().__init__(name)
        self.depth = depth
        self.colour = colour


class Stack(list):
    def top(self):
        return self[-1]


class Table(dict):
    def first(self):
        return next(iter(self))


def local(x):
    class Inner(Base):
        value = x
        name = "inner"
        both = [name, hidden]
        del name

        def get(self):
            return x

    return Inner


leaf = Leaf("oak", 3, colour="brown")
things = Base.make("one", "two", three=3)
stack = Stack([1, 2, 3])
table = Table()
table[1] = 2
bound = leaf.__repr__
native = stack.append
Made = local(9)
made = Made("made")
sup = super(Leaf, leaf)

time.ticks_ms()
leaf.loud = "ash"
leaf.extra = 1
del leaf.extra
Leaf.kind = "leaf"
native(4)
print(leaf, leaf.loud, leaf.late, leaf == things[0], stack.top(), bound(), Base.twice(4), table[1], made.get(), local(5)("x").value, sup.__init__)
probe((leaf, Leaf, stack, table, bound, native, Made, made, sup, things, Base.loud))
