# Attributes of classes and instances, stored and looked up.
class C:
    pass
c = C()


def f():
    print(1)
C.f = f
c.f = f
C.x = 1
c.x = 2


class D:
    pass
d = D()


def meth(self):
    return self.__class__.__name__
D.meth = meth


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
try:
    int.x = 1
except (AttributeError, TypeError):
    print('AttributeError')
try:
    1 .x = 1
except AttributeError as e:
    print('AttributeError', e)
try:
    [].x
except AttributeError as e:
    print('AttributeError', e)
try:
    C().nope
except AttributeError as e:
    print('AttributeError', e)
