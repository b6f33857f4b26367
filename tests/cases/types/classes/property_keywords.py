# oracle: cpython MicroPython has the parameters of property by position alone
# property called with keywords: fget, fset, fdel and doc.
class A:
    def __init__(self):
        self.v = 1

    x = property(fget=lambda self: self.v, doc="an x")
    y = property(lambda self: self.v, fset=lambda self, v: setattr(self, "v", v))
    z = property(fdel=lambda self: print("deleted"))


a = A()
print(a.x, a.y)
a.y = 5
print(a.x, a.y)
del a.z
for f in (lambda: setattr(a, "x", 1), lambda: a.z):
    try:
        print(f())
    except AttributeError:
        print("AttributeError")
