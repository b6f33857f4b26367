# differs: MicroPython reads a lone point or exponent as zero
# Texts that are no floats.
for bad in ("", " ", "1e", "1e+", ".", "e5", "1.2.3", "abc", "--1", "1 2", "infx", "nanx", "in", "0x10", "+", "-", "1.5 x", "0b1", "1e5.0", "1.5e-", "1..5", "1-", "1+1", "infinit", "infinityx", "nan(1)", "\x00", "1\x00", "1e1e1"):
    try:
        print(repr(bad), float(bad))
    except ValueError:
        print(repr(bad), "ValueError")
for bad in (None, [], (), {}, object, len):
    try:
        print(float(bad))
    except TypeError:
        print("TypeError")
