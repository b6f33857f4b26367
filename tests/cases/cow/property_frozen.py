# Properties, static methods and class methods of a frozen class work, and are replaced and deleted.
class T:
    def __init__(self, v):
        self._v = v

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x
        self.history = getattr(self, "history", []) + [x]

    @staticmethod
    def st(x):
        return x + 1

    @classmethod
    def make(cls, x):
        cls.made = getattr(cls, "made", 0) + 1
        return cls(x)

t = T.make(1)
print("start")
print(t.v, T.made)
t.v = 5
t.v += 1
print(t.v, t._v, t.history)
print(T.make(9).v, T.made, T.st(1), t.st(2))
T.v = property(lambda self: "patched")
print(t.v, t._v)
T.v = "plain class value"
print(t.v)
t.v = "own"
print(t.v, T.v)
del T.v
print(t.v, hasattr(T, "v"))
