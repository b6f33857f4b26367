# Operators and functions of floats, with exact results.
print(1.5 + 2.25, 1.5 - 2.25, 1.5 * 2, 1.5 / 2, 7.5 // 2, 7.5 % 2, -1.5, abs(-1.5), 1.5 ** 2)
print(0.5 == 0.5, 0.5 < 0.75, 1.0 == 1, 0.5 != 0.25, 2.0 > 1, min(0.5, 1), max(0.5, 1))
print(1.0, 100.0, 0.5, 0.125, -0.0, 1e3, 12345.0, 0.001 > 0)
print(int(2.75), round(2.75), round(-2.75), round(0.125, 2) in (0.12, 0.13))
print("%.3f" % (1 / 3), "%.2f" % (2 / 3), "%.3f" % 3.14159)
print(divmod(7.5, 2), divmod(-7.5, 2), 5 // 0.5, 1 // 0.25)
print(sum([0.5, 0.25, 0.25]), sum([0.5] * 4) / 4)
x = 0.0
for i in range(8):
    x += 0.125
print(x, x == 1, [i * 0.5 for i in range(4)])
print(bool(0.0), bool(0.5), not 0.5, 0.0 or "zero", float(3), 3 * 1.0)
print(1e10 == 10000000000.0, 2.0 ** 10, 2 ** 0.5 > 1.414, 1.5 .__class__.__name__)
print(isinstance(1.0, float), isinstance(1, float), type(1 / 1).__name__, type(4 // 2.0).__name__)
for f in (lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: 0.0 ** -1):
    try:
        f()
    except ZeroDivisionError:
        print("ZeroDivisionError")
