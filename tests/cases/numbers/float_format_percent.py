# The operator % with floats that are exact.
values = (1.5, -1.5, 0.0, 1024.0, float("inf"), float("-inf"), float("nan"))
for spec in ("%e", "%E", "%f", "%F", "%g", "%G", "%.1f", "%.3e", "%.2g", "%10.2f|", "%-10.2f|", "%+.1f", "% .1f", "%010.2f", "%5.1f|", "%r", "%s", "%+e", "%06.1f", "%-8.2g|", "%.4s"):
    print(spec, [spec % v for v in values])
print("%f %f" % (1, True), "%g" % 10**6, "%e" % 100000, "%.1f" % 2**20, "%d %i" % (1.9, -1.9))
print("%.2f %5.1f%%" % (0.5, 99.5), "%*.*f|" % (8, 2, 2.5), "%(a).1f" % {"a": 0.5})
for s in ("%x", "%o", "%X", "%c"):
    try:
        print(s % 1.5)
    except TypeError:
        print(s, "TypeError")
