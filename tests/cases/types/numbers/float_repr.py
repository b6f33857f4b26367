# The text of floats by repr, % and format, and their arithmetic.
print(0.5, 1.0, -2.25, 100.0, 0.125, 3.0e5, -0.5, 1e3, 65536.0)
print([0.5, 1.5], (0.25,), {"f": 0.75}, str(0.5), repr(0.5))
print(float("inf"), float("-inf"), float("nan"), -float("inf") < 0)
print("%.1f %.2f %.3f %5.1f" % (0.5, 0.25, 0.125, 1.5), "{:.1f} {:6.2f}".format(2.5, 2.25), f"{0.75:.2f}")
print("%g %g" % (0.5, 100.0), "%.0f" % 2.0, "%f" % 0.5, "%5.1f%%" % 12.5)
print(1.5 == 1.5, 1.5 < 2, 0.5 in [0.5], hash(2.0) == hash(2), {1.5: "k"}[1.5], int(1e3))
print(0.5 + 0.25, 1 / 4, 3 * 0.5, 2.5 // 1, 2.5 % 1, 2.5 - 3, 0.5 ** 3, -0.5 // 1)
print(float("1e-2") < 0.011, float("  2.5\n"), float("+1.5"), float("INF") > 0)
