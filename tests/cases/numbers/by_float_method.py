# differs: in CPython a float does not take another object as an operand, and `round` does not take it either
# An object whose class has `__float__` is a float wherever one is wanted of an argument.
import array
import cmath
import math
import random
import struct
import time


class Float:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        [0] * 50  # memory moves
        return self.v


class Wrong:
    def __float__(self):
        return 2


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


F = Float
print(float(F(2.5)), complex(F(1.5)), complex(F(1.5), F(2.5)), round(F(2.75)), round(F(1.25), 1))
print(math.sqrt(F(4.0)), math.floor(F(4.5)), math.ceil(F(4.5)), math.trunc(F(4.5)), math.pow(F(2.0), F(3.0)))
print(math.isnan(F(1.0)), math.isclose(F(1.0), F(1.5), rel_tol=F(0.5)), math.copysign(F(1.0), F(-1.0)), math.modf(F(1.5)))
print(math.frexp(F(1.5)), math.ldexp(F(1.5), 2), math.log(F(1.0), F(2.0)), math.atan2(F(0.0), F(1.0)), math.gamma(F(3.0)))
print(cmath.sqrt(F(4.0)), cmath.phase(F(1.0)))
print("%f %e %g" % (F(1.5), F(1.5), F(1.5)), "%6.2f|" % F(2.5), "%.1f" % F(-0.5))
print(struct.pack("<fd", F(3.0), F(3.0)), array.array("f", [F(3.0)]), random.uniform(F(1.0), F(1.0)))
time.sleep(F(0.0))
a = array.array("d", [1.0])
a[0] = F(4.0)
a.append(F(2.5))
a.extend([F(5.0)])
print(a)
print(2.0 + F(1.0), 2.0 - F(1.0), 2.0 * F(1.5), 2.0 / F(0.5), 2.0 // F(0.5), 2.0 % F(1.5), 1j + F(1.0), divmod(2.0, F(1.0)))
x = 1.0
x += F(2.0)
print(x, sum([1.0, F(0.5)]))
for f in (
    lambda: math.sqrt(Wrong()),
    lambda: float(Wrong()),
    lambda: "%f" % Wrong(),
    lambda: F(1.0) + 2.0,
    lambda: 2 + F(1.0),
    lambda: int(F(1.0)),
    lambda: [1, 2][F(1.0)],
    lambda: "%d" % F(1.0),
    lambda: abs(F(1.0)),
    lambda: -F(1.0),
):
    show(f)
