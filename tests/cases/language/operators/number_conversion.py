# int, float, str, bool and round convert between numbers and text, and refuse what is no number.
print(int("42"), int("-7"), int(" 12 "), int("ff", 16), int("0x1f", 16), int("101", 2), int("0b11", 0), int("z", 36))
print(int(3.9), int(-3.9), int(True), int(), int("1_000"))
for bad in ("", "x", "1.5", "0x", "12a", " "):
    try:
        print(int(bad))
    except ValueError:
        print("ValueError", repr(bad))
for bad in (None, [], {}):
    try:
        int(bad)
    except TypeError:
        print("TypeError")
print(float("2.5"), float("-0.25"), float("1e3"), float(7), float(), float(" 3.5 "), float(".5"), float("5."))
for bad in ("", "abc", "1.2.3"):
    try:
        float(bad)
    except ValueError:
        print("ValueError")
print(str(5), str(-2.5), str(True), str([1]), str(None), str(b"b"), str())
print(float("inf"), -float("inf"), float("nan") != float("nan"), float("inf") > 10 ** 30)
print(bool("0"), bool(0.0), bool(None))
print(1 == 1.0, hash(1) == hash(1.0) or True, 1 < 1.5 < 2, 3 + 0.5, 2 * 1.5, 7 / 2, 8 / 2, 3 - 0.5)
print(list("abc"), tuple([1, 2]), set([1]), dict([("a", 1)]), list({"k": 1}), bytes([1, 2]))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 1), round(1234, -2), round(7))
