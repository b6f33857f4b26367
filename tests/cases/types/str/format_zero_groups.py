# Zeros that fill a field of grouped digits are grouped as well.
for n in (0, 5, -5, 12345, -12345, 10**9, 10**20):
    for spec in ("010,", "09,", "08,", "02,", "+012,", "012,d", "030,"):
        print(spec, "[" + ("{:" + spec + "}").format(n) + "]")
for n in (0, 0xABCDEF, -0xABCDEF):
    for spec in ("012_x", "#012_X", "014_b", "010_o", "012x"):
        print(spec, "[" + ("{:" + spec + "}").format(n) + "]")
print("[{:>10,}] [{:<10,}] [{:^10,}] [{:*=10,}]".format(12345, 12345, 12345, 12345))
print("[%010d] [%.6d] [%9.6d]" % (-12, -12, -12))
