# __setattr__ and __delattr__ that log, refuse, or rename, and hand on to object or super().
class Watched:
    log = []

    def __setattr__(self, name, value):
        self.log.append((name, value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)

w = Watched()
w.a = 1
w.a += 5
setattr(w, "b", 2)
del w.b
print(w.a, hasattr(w, "b"), Watched.log)

class Frozen:
    def __init__(self, x):
        super().__setattr__("x", x)

    def __setattr__(self, name, value):
        raise AttributeError("frozen")

f = Frozen(3)
try:
    f.x = 4
except AttributeError as e:
    print(e, f.x)

class Upper:
    def __setattr__(self, name, value):
        super().__setattr__(name.upper(), value)

u = Upper()
u.abc = 1
print(u.ABC, hasattr(u, "abc"))
