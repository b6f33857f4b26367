# Properties with getter, setter and deleter, read-only ones, and one that a derived class overrides.
class Temp:
    def __init__(self, c):
        self._c = c
        self.deleted = False

    @property
    def c(self):
        return self._c

    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @c.deleter
    def c(self):
        self.deleted = True

    @property
    def f(self):
        return self._c * 2 + 30

    k = property(lambda self: self._c + 273)

t = Temp(10)
print(t.c, t.f, t.k)
t.c = 20
print(t.c, t.f)
t.c += 5
print(t.c)
try:
    t.c = -300
except ValueError as e:
    print(e, t.c)
del t.c
print(t.deleted)
for action in (lambda: setattr(t, "f", 1), lambda: delattr(t, "f")):
    try:
        action()
    except AttributeError:
        print("read only")

class Sub(Temp):
    @property
    def f(self):
        return -1

print(Sub(1).f, Sub(1).c, getattr(Sub(4), "k"), hasattr(t, "k"))
