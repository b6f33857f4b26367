# The % operator: all conversions, widths, dicts, and wrong arguments.
print("%d %s %r %x %X %o %c %%" % (42, "str", "rep", 255, 255, 8, "c"))
print("%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
print("%.2f|%8.3f|%-8.1f|%.0f" % (2.25, 2.25, 2.5, 3.0))
print("%s" % "single", "%s %s" % (1, [2]), "%s" % (("t",),))
print("%10s|%-10s|%.2s|" % ("right", "left", "trunc"))
print("%(a)s-%(b)03d" % {"a": "x", "b": 7})
print("%*d" % (6, 42), "%c%c" % (65, "b"))
print("%s %s" % (None, True), "%d" % True, "%d" % 3.99)
print("%i %u" % (1, 2), "%#x" % 255)
for fmt, args in (("%d", ("x",)), ("%d %d", (1,)), ("%d", (1, 2)), ("%q", (1,))):
    try:
        print(fmt % args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print("%s" % {"d": 1}, "100%%" % ())
print("%e" % 1.0 if False else "e", "%g" % 0.5, "%g" % 100.0)
