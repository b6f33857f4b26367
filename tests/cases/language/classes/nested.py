# Classes in classes and in functions, made by a factory or by type().
class Outer:
    class Inner:
        value = 1

        def get(self):
            return self.value

        class Deep:
            name = "deep"
    alias = Inner
    made = Inner()
    items = [Inner(), Inner()]

    def inner(self):
        return self.Inner()

print(Outer.Inner.value, Outer().inner().get(), Outer.Inner.Deep.name)
print(Outer.alias is Outer.Inner, Outer.made.get(), len(Outer.items))

def factory(base, **attrs):
    class Made(base):
        pass
    for k, v in attrs.items():
        setattr(Made, k, v)
    return Made

X = factory(Outer, a=1)
Y = factory(X, b=2)
print(X.a, Y.a, Y.b, issubclass(Y, Outer), hasattr(X, "b"))
Z = type("Z", (Outer,), {"z": 26, "m": lambda self: self.z})
print(Z.__name__, Z().m(), Z.Inner.value)

class Node:
    def __init__(self, v, *kids):
        self.v = v
        self.kids = kids

    def total(self):
        return self.v + sum(k.total() for k in self.kids)

print(Node(1, Node(2), Node(3, Node(4))).total())
