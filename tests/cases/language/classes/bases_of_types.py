# __bases__ of classes and types.
class A:
    pass


class B(object):
    pass


class C(B):
    pass


class D(C, A):
    pass
for c in (A, B, C, D):
    print()
print([b.__name__ for b in int.__bases__], object.__bases__)


class E(int):
    pass
print([b.__name__ for b in E.__bases__])
