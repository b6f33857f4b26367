# getattr, setattr, delattr, hasattr and dir on instances, classes, modules and built-in objects.
class C:
    a = 1

    def m(self):
        return "m"

c = C()
print(getattr(c, "a"), getattr(c, "z", "default"), hasattr(c, "a"), hasattr(c, "z"), getattr(c, "m")())
setattr(c, "b", 2)
setattr(C, "k", 3)
print(c.b, c.k, C.k, hasattr(C, "b"))
delattr(c, "b")
print(hasattr(c, "b"))
for bad in (lambda: getattr(c, "z"), lambda: delattr(c, "z"), lambda: setattr(5, "x", 1), lambda: c.q, lambda: (5).foo,
            lambda: None.x, lambda: "s".nope):
    try:
        bad()
    except AttributeError:
        print("AttributeError", end=" ")
print()
for name in ("x", "y"):
    setattr(c, name, name * 2)
print([getattr(c, n) for n in ("x", "y", "a")], getattr([], "append") is not None, getattr("abc", "upper")())
try:
    getattr(c, 5)
except TypeError:
    print("TypeError")
print(hasattr([], "append"), hasattr({}, "append"), hasattr(len, "x"), "m" in dir(c), "a" in dir(C), "append" in dir([]))
getattr(c, "m").__call__ if False else None
print(callable(getattr(c, "m")), callable(c), callable(C), callable(None))
import math
print(getattr(math, "floor")(1.5), hasattr(math, "nope"), getattr(math, "nope", 0))
