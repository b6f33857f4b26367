# Roundings of floats to ints, square roots, and quotients of ints.
import math

inf = float("inf")
for x in (0.0, -0.0, 0.25, -0.25, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.75, -2.75, 65535.5, -65535.5, 4194304.0, -4194304.0,
          2.0**28, -(2.0**28), 2.0**29, 2.0**30, -(2.0**30), 2.0**31, -(2.0**31), 2.0**33, 7, -7, True, 1 << 40):
    print(math.floor(x), math.ceil(x), math.trunc(x), int(x))
for f in (math.floor, math.ceil, math.trunc, int):
    for x in (inf, -inf, inf - inf):
        try:
            print(f(x))
        except (OverflowError, ValueError) as e:
            print(type(e).__name__)
for f in (math.floor, math.sqrt):
    for x in ("1", None, []):
        try:
            print(f(x))
        except TypeError as e:
            print(type(e).__name__)
for x in (0, 0.0, 1, 4, 9.0, 0.25, 2.25, 65536, 1 << 40, 1e-30 * 1e-10 * 0):
    print(math.sqrt(x) * 4)
try:
    math.sqrt(-1)
except ValueError:
    print("ValueError")
print(math.sqrt(inf), math.sqrt(inf - inf))
for x in (1, -1, 3, -6, 10, 4095, -65536, 1 << 20):
    for y in (1, -1, 2, -4, 8, 1024, -65536, 1 << 22):
        print(x / y * y == x, x / y > 0, end=" ")
    print(0 / x)
# The quotients are exact or rounded once, so they come near to the ints again.
print(all(round(i * 7 / 7) == i and abs(i / 3 * 3 - i) <= abs(i) / 1000000 for i in range(-3000, 3000, 7)))
for x, y in ((1, 0), (0, 0), (1 << 29, 0)):
    try:
        print(x / y)
    except ZeroDivisionError:
        print("ZeroDivisionError")
