# With several bases, the first that has an attribute gives it; mixins.
class A:
    def who(self):
        return "A"

    def a(self):
        return "a"

class B:
    def who(self):
        return "B"

    def b(self):
        return "b"

class C(A, B):
    pass

class D(B, A):
    def both(self):
        return self.a() + self.b()

print(C().who(), C().a(), C().b())
print(D().who(), D().both())

class Named:
    def __init__(self, name):
        self.name = name

class Printer:
    def show(self):
        print("<" + self.name + ">")

class Both(Printer, Named):
    def __init__(self, name):
        Named.__init__(self, name + "!")

Both("n").show()
print(isinstance(Both("x"), Printer), issubclass(Both, Named), Both.__bases__ == (Printer, Named))

class Mixin:
    def __eq__(self, other):
        return self.name == other.name

class Eq(Mixin, Named):
    pass

print(Eq("a") == Eq("a"), Eq("a") == Eq("b"))
