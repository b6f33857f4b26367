# A function stored in a class becomes a method; an attribute of the instance goes before that of its class.
class C:
    pass
c = C()


def f():
    print(1)
C.f = f
try:
    c.f()
except TypeError:
    print('TypeError')
C.f()
c.f = f
c.f()
C.x = 1
c.x = 2
print(C.x, c.x)
del c.x
print(c.x)
C.x += 5
print(C.x, c.x)
c.x += 1
print(C.x, c.x)


class D:
    pass
d = D()
d.__class__ if False else 0


def meth(self):
    return self.__class__.__name__
D.meth = meth
print(D().meth(), d.meth())


class A:
    def f(self):
        return ('A.f', type(self).__name__)


class B:
    f = A.f
print(B().f())


class L(list):
    append = print

    def push(self, x):
        list.append(self, x)
l = L()
l.append(1) if False else None
print(l)
