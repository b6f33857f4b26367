# oracle: cpython MicroPython is built with __iadd__ and __isub__ only
# The in-place special methods of all operators, and one that returns another object.
class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(("+", o))
        return self

    def __isub__(self, o):
        self.log.append(("-", o))
        return self

    def __imul__(self, o):
        self.log.append(("*", o))
        return self

    def __ior__(self, o):
        self.log.append(("|", o))
        return "replaced"

a = b = Acc()
a += 1
a -= 2
a *= 3
print(a is b, b.log)
a |= 4
print(a, b.log[-1])

class Ops:
    def __init__(self):
        self.done = ""

def op(name):
    def method(self, other):
        self.done += name + str(other) + " "
        return self
    return method

for name in ("ifloordiv", "itruediv", "imod", "ipow", "iand", "ixor", "ilshift", "irshift"):
    setattr(Ops, "__" + name + "__", op(name))
o = Ops()
o //= 1
o /= 2
o %= 3
o **= 4
o &= 5
o ^= 6
o <<= 7
o >>= 8
print(o.done)
