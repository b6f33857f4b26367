# Static methods and class methods, overridden, taken as values, and added later.
class C:
    count = 0

    def __init__(self):
        C.count += 1

    @staticmethod
    def add(a, b=1):
        return a + b

    @classmethod
    def make(cls, n):
        return [cls() for _ in range(n)]

    @classmethod
    def name(cls):
        return cls.__name__

    def use(self):
        return self.add(1), self.name()

class D(C):
    @staticmethod
    def add(a, b=1):
        return C.add(a, b) * 10

print(C.add(1), C().add(1, 2), D.add(1), D().use())
print(len(C.make(3)), C.count, type(D.make(1)[0]).__name__)
print(C.name(), D.name(), D().name())
f = D.name
g = D.add
print(f(), g(2))
C.late = staticmethod(lambda x: x * 2)
C.later = classmethod(lambda cls, x: cls.__name__ + x)
print(D().late(4), D().later("!"))
