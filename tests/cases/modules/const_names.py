# differs: CPython has no module micropython
# A name that `const` made stands for its value wherever it is read, whatever else gets that name.
from micropython import const

X = const(1)
Y = const(2)


def X():
    return "function", X


print(globals()["X"]())


class X:
    def tell(self):
        return "class", X


print(globals()["X"]().tell())

import sys as Y

print(Y, type(globals()["Y"]))


def arguments(X, *Y, **Z):
    return Z


print(arguments(5, 6, z=7))


# One of a class is an attribute, and in methods a name as well.
class Sensor:
    ADDRESS = const(0x40)
    _DELAY = const(15)
    RANGE = const((ADDRESS, ADDRESS + 1))

    def read(self):
        return ADDRESS, self.ADDRESS, _DELAY, RANGE


print(Sensor().read(), Sensor.ADDRESS, Sensor.RANGE)
