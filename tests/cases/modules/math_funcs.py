# Functions and constants of math, and values outside of their domains.
import math
print(math.sqrt(16), math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7))
print(round(math.pi, 3), round(math.e, 3), round(math.sin(math.pi / 2), 3), round(math.cos(0), 3), round(math.tan(0), 3))
print(math.pow(2, 3), math.exp(0), math.log(1), round(math.log(math.e), 3), math.fabs(-1.5), math.fmod(7.5, 2))
print(math.copysign(2, -1), math.isnan(float("nan")), math.isinf(float("inf")), math.isfinite(1.5), math.modf(2.5))
print(math.ldexp(0.5, 3), math.frexp(8.0), round(math.degrees(math.pi), 2), round(math.radians(180), 3))
print(round(math.atan2(1, 1), 3), round(math.atan(1), 3), math.asin(0), math.acos(1), round(math.sqrt(2), 3))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0)):
    try:
        bad()
    except ValueError:
        print("ValueError")
try:
    math.sqrt("a")
except TypeError:
    print("TypeError")
print(type(math.floor(1.5)).__name__, math.sqrt(0.25), math.floor(5), int(math.sqrt(17)))
print([round(math.sin(math.radians(d)), 3) for d in (0, 30, 90)])
