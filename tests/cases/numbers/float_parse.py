# float() of text.
print(float(), float(3), float(True), float("1"), float(" 2.5 "), float("\n-3e2\t"))
print(float("inf"), float("-inf"), float("INFINITY"), float("NaN"), float("+nan"), float("iNf"))
print(float("1234.5e-2"), float("1e+2"), float("1E2"), float("0.000000001e12"), float("000.5"), float("5."))
print(float("9" * 30) > 9e29, float("0" * 50 + "1.5"), float("1." + "0" * 60))
print(float("0." + "0" * 20 + "1e21"), float("1" + "0" * 300) == float("inf") or float("1" + "0" * 300) > 1e30)
print(float("1e1000"), float("-1e1000"), float("1e-1000"), float("-1e-1000"), float("1e9999999999"), float("1e-9999999999"))
print(float("1_000.5"), float(b"1.5"), float(bytearray(b"2.5")))
print(1.0e-2 == 0.01, 100e-2, 1000000e-6, 1.0e3, 1e03, .5, 5.)
