# differs: MicroPython's messages are its own
# Texts and arguments that int() refuses.
def t(*a):
    try:
        print(int(*a))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for s in ("12a", "", " ", "+", "- 1", "0x", "9" * 30 + "x", "1\0", "1.5", "0x10", "1e3", "--1"):
    t(s)
for s, b in (("12", 1), ("12", 37), ("zz", 35), ("2", 2), ("8", 8), ("0x", 16), ("010", 0), ("09", 0), ("g", 16), ("0b2", 0)):
    t(s, b)
t([])
t(None)
t(1, 2)
t("1", "2")
t(object())
