# super() in methods, class methods, properties, special methods and nested functions.
class A:
    def __init__(self):
        self.log = ["A"]

    @classmethod
    def make(cls):
        return cls.__name__

    @property
    def p(self):
        return "A.p"

    def __len__(self):
        return 3

class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")

    @classmethod
    def make(cls):
        return "B>" + super().make()

    @property
    def p(self):
        return "B.p>" + str(len(self.log))

    def __len__(self):
        return super().__len__() + 1

class C(B):
    def __init__(self):
        super(C, self).__init__()
        self.log.append("C")

    def nested(self):
        def inner():
            return super(C, self).__len__()
        return inner()

c = C()
print(c.log, C.make(), c.p, len(c), c.nested())
try:
    class D(A):
        def x(self):
            return super().missing
    D().x()
except AttributeError:
    print("AttributeError")
