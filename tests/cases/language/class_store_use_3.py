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


class L(list):
    append = print

    def push(self, x):
        list.append(self, x)
l = L()
try:
    C.nope
except AttributeError as e:
    print('AttributeError', e)
try:
    None.x
except AttributeError as e:
    print('AttributeError', e)
try:
    f.nope
except AttributeError as e:
    print('AttributeError', e)
import sys
try:
    sys.nope
except AttributeError as e:
    print('AttributeError', e)
