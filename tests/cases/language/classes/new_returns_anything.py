# __new__: called by hand, giving something else, in subclasses.
class A:
    def __new__(cls):
        print('A.__new__', cls.__name__)
        return super(cls, A).__new__(cls) if False else object.__new__(cls)

    def __init__(self):
        print('A.__init__')

    def meth(self):
        print('A.meth')
a = A()
A.meth(a)
a.meth()
b = A.__new__(A)
b.meth()


class B:
    def __new__(self, v1, v2):
        print('B.new', v1, v2)

    def __init__(self, v1, v2):
        print('never')
print(B(1, 2))


class C:
    def __new__(cls):
        print('C.new')
        return 3

    def __init__(self):
        print('never')
print(C())


class D(A):
    def __init__(self):
        super().__init__()
        print('D.init')
D().meth()


class E:
    def __new__(cls, *a, **k):
        print('new', a, k)
        o = super().__new__(cls)
        o.pre = 1
        return o

    def __init__(self, *a, **k):
        print('init', a, k, self.pre)
E(1, x=2)


class F(E):
    def __new__(cls, n):
        if n:
            return E.__new__(cls, n)
        return E(9)
print(type(F(1)).__name__, type(F(0)).__name__)


class S:
    inst = None

    def __new__(cls):
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst
print(S() is S())
try:
    object.__new__(1)
except TypeError:
    print('TypeError')
try:
    object.__new__()
except TypeError:
    print('TypeError')
print(type(object.__new__(A)).__name__)
