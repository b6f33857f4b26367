# From 1e16 on, and below 0.0001, floats are written with an exponent; wherever a float becomes text.
import json

VALUES = [1e7, 15000000.0, 16777216.0, 33554432.0, 1e10, 1.5e15, 1e15, 9e15, -1e7, 1e16, 1e17, 1e22, -1e16]
VALUES += [1000000.0, 100000.0, 0.0001, 0.00025, 1e-5, 2.5e-7, 0.0, -0.0, 1.0]

for x in VALUES:
    print(x, str(x), repr(x), "%s" % x, "%r" % x, "{}".format(x), f"{x} {x!r}", [x], (x,), {x: x})
print(json.dumps([1e7, 1e15, 1e16, 1e-5]))
print(complex(1e7, 1e7), complex(1e16, -1e-5), 1e7j, 1e20j)
print(float("1e7"), float("10000000"), float(10**7), float(10**16), 1e7 // 1, 1e7 * 1e9, round(1e7, 2))
print("%g" % 1e7, "%g" % 123456.0, "%g" % 1e16, "%e" % 1e7, "%.1f" % 1e7, "%f" % 1e16)
print("{:g}".format(1e7), "{:n}".format(1e7), "{:.3}".format(1e7), "{:.1f}".format(1e7))
