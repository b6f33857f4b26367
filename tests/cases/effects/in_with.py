# Freezing stops in the body of with and in __enter__ and __exit__.
class Ctx:
    def __init__(self, name):
        self.name = name
        self.log = []

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, t, v, tb):
        self.log.append(t)
        print("exit", self.name, self.log)

with Ctx("outer") as o:
    o.log.append("before")
    print("effect in with")
    with Ctx("inner") as i:
        i.log.append(1)
        print("effect in nested with")
        i.log.append(2)
    o.log.append("after")

class Enter:
    def __enter__(self):
        print("effect in enter")
        return 5

    def __exit__(self, *a):
        print("effect in exit", a)

with Enter() as x:
    y = x + 1
print(x, y)
