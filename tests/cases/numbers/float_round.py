# differs: MicroPython's messages are its own
# round of floats and ints with positive and negative digits, to even; what it refuses.
print(round(1.5), round(2.5), round(-0.5), round(-1.5), round(0.5), round(-2.5), round(1.2), round(-1.7))
print(type(round(1.2)), type(round(1.2, 0)), type(round(12, -1)))
print(round(1.25, 1), round(1.35, 0), round(123.456, -1), round(123.456, -2), round(0.125, 2), round(2.5, 0))
print(round(12, -1), round(15, -1), round(25, -1), round(-15, -1), round(14, -1), round(5, 0), round(5, 5))
print(round(1234567, -3), round(10**30 + 7, -2), round(-(10**20) - 5, -1), round(2**70), round(True))
for v in (float("inf"), float("-inf"), float("nan")):
    try:
        print(round(v))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
for bad in (("a",), ([],), (1.5, "a"), (), (1, 2, 3)):
    try:
        print(round(*bad))
    except TypeError:
        print("TypeError")
