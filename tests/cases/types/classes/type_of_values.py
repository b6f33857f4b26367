# type, isinstance and issubclass of values and classes; type() makes a class.
class A:
    pass

class B(A):
    pass

for x in (1, 1.5, "s", b"b", [], (), {}, set(), None, True, range(1), A, A(), object(), slice):
    print(type(x).__name__, end=" ")
print()
print(isinstance(1, int), isinstance(1, (str, int)), isinstance(True, bool), isinstance(1, bool), isinstance("a", (int, float)))
print(isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(B, (int, A)), issubclass(A, A))
print(isinstance(A, type), isinstance(None, type(None)), isinstance([], object), issubclass(A, object))
for bad in (lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: isinstance(1, "int")):
    try:
        bad()
    except TypeError:
        print("TypeError")
print(type(1) is int, type("") == str, type([]) in (list, tuple), int is not float, {int: "i"}[type(5)])
C = type("C", (B,), {"v": 1})
print(C.__name__, C.v, isinstance(C(), A), type(C()) is C, C().__class__ is C, B.__name__)
print(int.__name__, type(A).__name__, list.__name__, ValueError.__name__, A().__class__.__name__)
conv = {int: int, float: float, str: lambda s: s}
print([conv[t](v) for t, v in ((int, "5"), (float, "2.5"), (str, "x"))])
