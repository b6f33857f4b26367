# Names of a class body are seen in the body, not in its methods; a local around it is.
x = "global"

class C:
    x = "class"
    y = x + "!"

    def get(self):
        return x

    def own(self):
        return self.x
    z = [i for i in (1, 2, 3)]
    for i in range(3):
        last = i

print(C().get(), C().own(), C.y, C.z, C.last)

def f():
    x = "local"

    class D:
        seen = x

        def m(self):
            return x
    return D

print(f().seen, f()().m())

class E:
    a = 1
    b = a + 1
    if b > 1:
        c = "c"
    else:
        d = "d"
    del a

print(E.b, E.c, hasattr(E, "a"), hasattr(E, "d"))
