# A number with few decimals prints with them, and zeros after them.
for text in ("0.1", "0.2", "0.3", "1.1", "2.7", "12.34", "0.001", "99.99", "1234.5", "0.000123"):
    v = float(text)
    print(text, "%.6f" % v, "{:.4e}".format(v), "{:.6g}".format(v), "{:.5f}".format(-v), "{:.3%}".format(v))
print("%.2f" % 0.29, "%.1f" % 0.75, "%.2f" % 1.005 if False else "", "%.3f" % 1.1)
print(round(0.1 + 0.2, 2), round(1.1 * 3, 3), "%.3f" % (0.1 * 3), "{:.2f}".format(2.675) in ("2.67", "2.68"))
