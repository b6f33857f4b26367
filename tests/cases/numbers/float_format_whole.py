# Ints up to 2^32 and floats up to 2^27 are written with all digits.
print("{:f}".format(16777215), "{:f}".format(2147483520), "%f" % 16777215, "{:.0f}".format(2**24), "%.1f" % 4194305)
print("{:f}".format(8388607), "{:.2f}".format(-16777215), "%d" % 33554432.0, "{:.12f}".format(33554432))
print("{:f}".format(33554432.0), "{:.1f}".format(1e9), "{:.1f}".format(3e9), "{:f}".format(4194304.0))
print("{:.1f}".format(1e10), "{:f}".format(1e12), "{:.0f}".format(10**15), "{:.6e}".format(float("9" * 30 + "e8")))
for shift in range(20, 27):
    print("%f" % (1 << shift), "{:.1f}".format(2.0**shift), "%.0f" % -(1 << shift))
print("{:g}".format(16777215), "{:e}".format(16777216), "{:.0%}".format(4194304))
