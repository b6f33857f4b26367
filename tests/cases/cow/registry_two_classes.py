# A registry filled by decorators before the freeze goes on being filled and changed after it.
class Registry:
    def __init__(self):
        self.by_name = {}
        self.order = []

    def register(self, name):
        def deco(cls):
            self.by_name[name] = cls
            self.order.append(name)
            cls.registry = self
            return cls
        return deco

registry = Registry()

@registry.register("door")
class Door:
    opened = 0

    def use(self):
        Door.opened += 1
        return registry.by_name["key"]().use(self)

@registry.register("key")
class Key:
    used_on = []

    def use(self, door):
        self.used_on.append(type(door).__name__)
        return len(self.used_on)

first = Door()
print("start")
print(first.use(), registry.by_name["door"]().use(), Door.opened, Key.used_on)

@registry.register("lamp")
class Lamp(Key):
    used_on = []

registry.by_name["key"] = Lamp
print(first.use(), Key.used_on, Lamp.used_on, registry.order)
print(Door.registry is Lamp.registry, sorted(Lamp.registry.by_name), Door.opened)
del registry.by_name["lamp"]
registry.order.remove("lamp")
print(sorted(registry.by_name), first.registry.order)
