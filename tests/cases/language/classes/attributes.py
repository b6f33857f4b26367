# Attributes of a class and of its instances: shared, hidden by the instance's own, set and deleted.
class C:
    shared = []
    number = 0

    def __init__(self):
        self.own = []

a, b = C(), C()
a.shared.append(1)
a.own.append(2)
print(b.shared, b.own, C.shared is a.shared)
a.number += 1
b.number -= 1
print(C.number, a.number, b.number)
C.number = 50
print(C().number, a.number)
a.shared = ["instance"]
print(b.shared, a.shared)
del a.shared
print(a.shared)
try:
    del a.shared
except AttributeError:
    print("not on the instance")
try:
    a.missing
except AttributeError:
    print("missing")
a.f = lambda: "plain function"
print(a.f())
C.g = lambda self: "method of " + type(self).__name__
print(a.g(), b.g())
setattr(C, "h", 5)
print(getattr(a, "h"), C.h)
del C.h
print(hasattr(a, "h"))
print(sorted(k for k in a.__dict__), a.__dict__["number"])
print(C.__name__, C.__module__ if hasattr(C, "__module__") else "__main__")
