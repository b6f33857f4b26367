# Classes in functions use and change the function's variables; a closure as method.
def make(tag):
    count = 0

    class Thing:
        label = tag

        def __init__(self):
            nonlocal count
            count += 1
            self.number = count

        def show(self):
            return "%s%d of %d" % (tag, self.number, count)
    return Thing

A = make("a")
B = make("b")
x, y, z = A(), A(), B()
print(x.show(), y.show(), z.show())
print(A.label, B.label, A is B)

def method_factory(n):
    def method(self):
        return self.base * n
    return method

class Scaled:
    base = 7
    double = method_factory(2)
    triple = method_factory(3)

print(Scaled().double(), Scaled().triple())
