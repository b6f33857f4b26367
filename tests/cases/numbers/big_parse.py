# int() of text.
print(int("zz", 36), int("zzzzzzzzzzzzzzzzzz", 36), int("0xffffffffffffffffff", 16), int("0xffffffffffffffffff", 0))
print(int("0b1" + "0" * 70, 0), int("-0o" + "7" * 30, 0), int("  123  "), int("\t-123\n"), int("1" * 50), int("+5"))
print(int(b"123"), int(bytearray(b"-45")), int(b"12", 16), int("1_000"), int("0x1_f", 16), int("-0B101", 2), int("0O17", 8))
print(int("0", 0), int("-0"), int("00012"), int("A", 16), int("a", 11), int(), int(True), int("10", 36))
