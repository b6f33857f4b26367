# with calls __enter__ and __exit__, which may swallow the exception; several managers.
class Ctx:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v.args if v else v)
        return self.swallow

with Ctx("a") as x:
    print("body", x)
with Ctx("b"):
    pass
with Ctx("c", True):
    raise ValueError("swallowed")
try:
    with Ctx("d"):
        raise KeyError("out")
except KeyError as e:
    print("caught", e.args)
with Ctx("e") as p, Ctx("f") as q:
    print(p, q)
with Ctx("g", True) as p, Ctx("h") as q:
    raise ValueError("seen by both")
with Ctx("i") as p:
    with Ctx("j", True):
        raise IndexError
    print("goes on")
