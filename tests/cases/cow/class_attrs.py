# Attributes of frozen classes are set, deleted and added; derived classes and instances see it.
class A:
    n = 1
    items = []

    def m(self):
        return "frozen m"

class B(A):
    pass

a, b = A(), B()
print(a.m(), "start")
A.n = 2
print(a.n, b.n, B.n)
B.n = 3
print(a.n, b.n, A.n)
A.m = lambda self: "patched m"
print(a.m(), b.m(), A().m(), B().m())
B.m = lambda self: "B.m over " + A.m(self)
print(a.m(), b.m())
del B.m
print(b.m())
del B.n
print(b.n)
A.items.append(1)
print(b.items, B.items is A.items)
A.late = 5
print(b.late, a.late)
del A.late
print(hasattr(b, "late"))
del A.n
print(hasattr(a, "n"), hasattr(b, "n"))
A.n = 1
print(a.n, b.n)
