# A class body starts with `__module__` and `__qualname__`, which it may change.


class Outer:
    print(__module__, __qualname__)
    where = __module__
    name = __qualname__

    def method(self):
        return self.name


class Own:
    __qualname__ = "another"
    print(__qualname__)


print(Outer.name, Outer().method(), Outer.where)
