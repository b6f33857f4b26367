# The reflected special methods are asked when the left operand has no answer.
class N:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        if not isinstance(o, int):
            return NotImplemented
        return "add %d %d" % (self.x, o)

    def __radd__(self, o):
        return "radd %s %d" % (o, self.x)

    def __rsub__(self, o):
        return "rsub %s %d" % (o, self.x)

    def __rmul__(self, o):
        return "rmul %s %d" % (o, self.x)

    def __rtruediv__(self, o):
        return "rtruediv"

    def __rfloordiv__(self, o):
        return "rfloordiv"

    def __rmod__(self, o):
        return "rmod"

    def __rpow__(self, o):
        return "rpow"

    def __rlshift__(self, o):
        return "rlshift"

    def __rand__(self, o):
        return "rand"

    def __ror__(self, o):
        return "ror"

    def __rxor__(self, o):
        return "rxor"

n = N(5)
print(n + 1, 1 + n, 2 - n, 3 * n)
print(1 / n, 1 // n, 1 % n, 2 ** n, 1 << n, 1 & n, 1 | n, 1 ^ n)
print([] + n, None + n)
try:
    n + "s"
except TypeError:
    print("TypeError")
try:
    n - 1
except TypeError:
    print("TypeError")

class Left:
    pass

print(isinstance(Left() + n, str))
