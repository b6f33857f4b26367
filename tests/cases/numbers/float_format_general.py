# When `g` takes an exponent, and where digits are rounded.
for v in (1, 10, 100, 1e5, 123456, 1e15, 1e16, 1e17, 1e-4, 1e-5, 0.5, 0.25, 12345.5):
    print("{:g}".format(v), "{:.3g}".format(v), "%.5g" % v, "{:.1e}".format(v))
print("{:.3g} {:.3g}".format(999.25, 999.75), "%.1e %.1e" % (9.96, 9.94), "%.0f %.0f" % (0.75, 1.5))
print("{:.6g}".format(3.14159265), "{:.3f}".format(2.71828), "{:7.3f}".format(-2.71828), "%.2f" % 0.995 if False else "")
print("{:0.3f}".format(1), "{:.1e}".format(12345), "{:g}".format(12), "{:f}".format(True))
w, p = 8, 2
print(f"{1.5:.3f} {2.5!r} {3.25:>8}", f"{3.14159:{w}.{p}f}|", "{:{}.{}f}|".format(3.14159, w, p))
