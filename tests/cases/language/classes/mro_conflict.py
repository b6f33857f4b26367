# differs: MicroPython accepts bases whose orders contradict each other; CPython raises TypeError
# Classes whose bases contradict each other's order, or come twice.


class A:
    def name(self):
        return "A"


class Late(object, A):
    pass


class Twice(A, A):
    pass


class B(A):
    def name(self):
        return "B" + super().name()


class Above(A, B):
    pass


print(Late().name(), Twice().name(), Above().name())
print(issubclass(Late, A), issubclass(Above, B), len(Twice.__bases__))
