# oracle: cpython MicroPython rounds halves of decimals up
# Floats of few digits as text: %f with all precisions, halves, repr, and round.
numbers = [0.0, 0.5, 0.25, 0.125, 0.375, 1.0, 1.5, 2.5, 3.5, 0.75, 2.0, 10.0, 99.5, 100.0, 1023.75, 4096.0, 65536.0, 0.0625, 12.375, 7.8125]
for x in numbers:
    for y in (x, -x):
        print(y, "%.0f %.1f %.2f %.3f %f" % (y, y, y, y, y), f"{y:.1f} {y:8.2f}|{y:<8.2f}|{y:08.2f}|{y:+.1f}")
        print(round(y), round(y, 1), round(y, 2), round(y, 3), round(y, 0), round(y, -1))
for n in range(-30, 30):
    x = n / 10
    print("%.1f" % x, "%.2f" % x, f"{x:.1f}", end=" ")
print()
for n in range(0, 2000, 37):
    x = n / 100
    print("%.2f" % x, "%.1f" % (n / 16), round(n / 8, 1) == float("%.1f" % (n / 8)), end=" ")
print()
for text in ("0", "1", "1.5", "-2.25", "100", "0.5e3", "25e-2", "1e3", "  4.0 ", "1_0.5", ".5", "5.", "0.0000", "1234567", "-0.0"):
    print(float(text), end=" ")
print()
