# differs: MicroPython's messages are its own
# int() of floats.
print(int(1.9), int(-1.9), int(0.0), int(-0.0), int(1e9), int(-2e9), int(2.0**70), int(-(2.0**100)))
for v in (float("inf"), float("-inf"), float("nan")):
    try:
        print(int(v))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
for i in (0, 1, 15, 29, 30, 31, 32, 33, 62, 63, 64, 65, 100, 126):
    for d in (1, -1):
        n = int(d * 2.0**i)
        assert n == d * 2**i, (d, i)
        assert int(2.0**-i * 0.5) == 0
print("powers of two are exact")
print("%d %i" % (1.9, -1.9), "%d" % 2.0**40, int(1.0e20) // 10**14 // 10**5)
