# A list in a frozen class is shared by its derived classes and instances until one of them gets its own.
class Base:
    registry = []
    names = {}

    def __init__(self, name):
        self.name = name
        self.registry.append(name)
        self.names[name] = self

class Child(Base):
    pass

class Own(Base):
    registry = []

Base("b0")
Child("c0")
Own("o0")
print("start")
print(Base.registry, Own.registry)
Child("c1")
Own("o1")
print(Base.registry, Child.registry is Base.registry, Own.registry, sorted(Base.names))
Base.names["c0"].name = "renamed"
print(Child.names["c0"].name, type(Base.names["c0"]).__name__)
Child.registry = Child.registry + ["split"]
Child("c2")
print(Base.registry, Child.registry)
del Child.registry
Base("b1")
print(Child.registry)
