# Instances of one class with more, fewer and other attributes than the instance before.


def names(obj):
    return sorted(obj.__dict__.keys())


class A:
    def __init__(self, n):
        self.n = n
        if n > 1:
            self.items = []
        if n > 2:
            self.more = {}
        if n > 3:
            self.n = n + 1


for n in (1, 3, 1, 2, 4, 3, 3, 1):
    a = A(n)
    print(n, a.n, names(a))
    a.late = 1
    a.later = n
    print(names(a), a.late, a.later, a.n)
    del a.n
    a.again = 5
    print(names(a), hasattr(a, "n"))


class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % i, i)


for n in (9, 7, 0, 8, 12, 1, 0, 3):
    m = Many(n)
    m.last = n
    print(len(names(m)), m.last, sum(getattr(m, k) for k in names(m)))


# An instance that makes others of its class before it has its own attributes.
class Tree:
    def __init__(self, depth):
        if depth:
            self.left = Tree(depth - 1)
            self.right = Tree(depth - 1)
        self.depth = depth


def total(t):
    return t.depth + (total(t.left) + total(t.right) if t.depth else 0)


print(total(Tree(6)))


class Fails:
    def __init__(self, ok):
        self.a = 1
        if not ok:
            raise ValueError
        self.b = 2


for ok in (True, False, True):
    try:
        print(names(Fails(ok)))
    except ValueError:
        print("ValueError")


class Wrong:
    def __init__(self):
        self.a = 1
        return 5


for i in range(2):
    try:
        Wrong()
    except TypeError:
        print("TypeError")


# Attributes that do not go into the instance.
class P:
    def __init__(self, v):
        self.v = v
        self.w = v + 1

    @property
    def v(self):
        return self._v * 2

    @v.setter
    def v(self, x):
        self._v = x


class Hook:
    def __init__(self):
        self.a = 1

    def __setattr__(self, name, v):
        object.__setattr__(self, name + "_", v)


class E(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.code = 7


class New:
    def __new__(cls, n):
        return object.__new__(cls) if n else n

    def __init__(self, n):
        self.n = n


for i in range(3):
    p = P(i)
    print(p.v, p.w, names(p), names(Hook()), E(1, 2).args, E().code, New(i) == 0)


class Base:
    def __init__(self, a, b=2):
        self.a, self.b = a, b


class Derived(Base):
    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.c = self.a + self.b


for d in (Derived(1), Derived(1, 3), Derived(4, b=5), Derived(b=1, a=1)):
    print(d.a, d.b, d.c)

# A class that is written in between.
A.kind = 4
a = A(2)
a.kind = 5
print(A.kind, a.kind, A(1).kind)
A.__init__ = lambda self, n: setattr(self, "other", n)
print(names(A(3)), names(A(4)))
