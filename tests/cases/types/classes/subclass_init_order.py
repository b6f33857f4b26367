# Which base's __init__ and __new__ make a derived object.
class Base1:
    def __init__(self, *args):
        print('Base1', args)


class Clist1(Base1, list):
    pass
a = Clist1()
print(len(a))
print(a)


class Ctuple1(Base1, tuple):
    pass
a = Ctuple1()
print(len(a))
a = Ctuple1([1, 2, 3])
print(len(a))


class Ctuple2(tuple):
    pass
a = Ctuple2()
print(len(a))
a = Ctuple2([1, 2, 3])
print(len(a))


class X(list):
    def __init__(self, a, b):
        super().__init__([a, b])
print(X(1, 2))


class Y(int):
    def __init__(self, v):
        self.w = v * 2
y = Y(4)
print(y, y.w)


class Buf(bytearray):
    pass
print(bytes(Buf(b'x')), b'a' + Buf(b'b'))


class Call(list):
    def __call__(self, *a, **k):
        return (a, k)
print(Call()(1, x=2))


class Cont(list):
    def __contains__(self, k):
        print('contains')
        return super().__contains__(k) if hasattr(list, '__contains__') else True
print(1 in Cont([1]))
