# Freezing stops in class bodies, nested ones and loops in them.
class A:
    x = 1
    print("effect in class body", x)
    y = x + 1

    def m(self):
        return self.x, self.y

    class Inner:
        z = "inner"
        print("effect in inner class", z)
        w = z + "!"
    for i in range(2):
        print("loop in class", i)

print(A().m(), A.Inner.w, A.i)

class B(A):
    print("B sees", A.y)
    y = 5

print(B().m())

def make(tag):
    class Made:
        print("making", tag)
        label = tag
    return Made

print(make("one").label, make("two").label)
