# __set_name__ is called when the class is made; it may change the class, or raise.
class A:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name

    def __get__(self, i, o):
        return self.name


class S:
    def __set_name__(self, owner, name):
        setattr(owner, name + '_copy', 1)


class T:
    s = S()
print(T.s_copy)


class D:
    def __set_name__(self, owner, name):
        delattr(owner, name)


class U:
    d = D()
print(hasattr(U, 'd'))


class E:
    def __set_name__(self, owner, name):
        raise ValueError(name)
try:

    class V:
        e = E()
except (ValueError, RuntimeError):
    print('raised')
V = type('V', (), {'q': A()})
print(V().q)


class C:
    pass
C.x = A()
print(type(C.__dict__['x']).__name__)
