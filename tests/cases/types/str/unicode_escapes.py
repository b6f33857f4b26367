# Escapes in literals, chr and ord.
print("\u0041\x42\103\U00000044", "\u00e9" == "é", "\xe9" == "é", "\u20ac" == "€", len("\U0001f600"))
for n in (0, 65, 127, 128, 233, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF):
    print(n, ord(chr(n)) == n, len(chr(n)), len(chr(n).encode()), chr(n).encode())
for bad in (lambda: chr(-1), lambda: chr(0x110000)):
    try:
        bad()
    except ValueError:
        print("ValueError")
for bad in (lambda: ord(""), lambda: ord("ab"), lambda: ord("éé"), lambda: chr("a"), lambda: ord(1)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print(ord(b"\xff"), b"\xff\x00" == bytes([255, 0]), "\
joined", r"\u0041", b"\u0041")
