# oracle: cpython MicroPython compiles such bases, and fails when the statement runs
# The bases of a class may come from a tuple.
class A:
    def a(self):
        return "a"


class B:
    def b(self):
        return "b"


both = (A, B)


class C(*both):
    pass


class D(*both[:1], B):
    pass


print(C().a(), C().b(), D().a(), D().b(), issubclass(C, B))
