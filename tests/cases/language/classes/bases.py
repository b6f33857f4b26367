# __bases__ names object where a class has no base of its own.


class A:
    pass


class B(object):
    pass


class C(A, B):
    pass


class D(list):
    pass


print([c.__name__ for c in A.__bases__])
print([c.__name__ for c in B.__bases__])
print([c.__name__ for c in C.__bases__])
print([c.__name__ for c in D.__bases__])
print(A.__bases__ == (object,), type("T", (), {}).__bases__ == (object,))
