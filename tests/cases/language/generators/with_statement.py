# A with statement in a generator is left at its end, at close and at throw.
class Ctx:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None)

def f():
    with Ctx("a") as a, Ctx("b") as b:
        yield a
        yield b

print(list(f()))
g = f()
next(g)
g.close()
g = f()
next(g)
try:
    g.throw(ValueError("x"))
except ValueError as e:
    print("out", e)

def outer():
    with Ctx("o"):
        yield from f()

g = outer()
print(next(g))
g.close()
