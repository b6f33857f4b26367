# oracle: cpython: C3 order, where MicroPython searches bases depth first
# In a diamond of classes, attributes and super() follow the C3 order.
class Top:
    def who(self):
        return "Top"

    def only_top(self):
        return "only"

class Left(Top):
    pass

class Right(Top):
    def who(self):
        return "Right"

class Bottom(Left, Right):
    pass

print(Bottom().who(), Bottom().only_top())

class A:
    def go(self):
        return ["A"]

class B(A):
    def go(self):
        return ["B"] + super().go()

class C(A):
    def go(self):
        return ["C"] + super().go()

class D(B, C):
    def go(self):
        return ["D"] + super().go()

print(D().go())
