# __getattr__ is asked for attributes that are missing, and for no others.
class Lazy:
    known = 1

    def __init__(self):
        self.own = 2

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "made " + name

x = Lazy()
print(x.known, x.own, x.other)
print(hasattr(x, "any"), hasattr(x, "nothing"), getattr(x, "none", "default"))
try:
    x.nope
except AttributeError as e:
    print("AttributeError", e)
x.other = 5
print(x.other)

class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)

p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p.target, p.index(9))

class Sub(Lazy):
    def method(self):
        return self.missing_one

print(Sub().method(), Sub().known)

class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + "." + name)

    def __call__(self, *a):
        return self.path + repr(a)

print(Chain().a.b.c(1), Chain("x").y(2, 3))
