# oracle: cpython MicroPython writes a zero byte
# A code point that does not exist is an OverflowError in formatting, and a ValueError of `chr`.
for n in (0x110000, -1, 0x7FFFFFFF, 1 << 40):
    for f in (lambda: "%c" % n, lambda: "{:c}".format(n), lambda: f"{n:c}"):
        try:
            print(f())
        except OverflowError:
            print("OverflowError")
for n in (0x110000, -1):
    try:
        chr(n)
    except ValueError as e:
        print(e)
print([ord(c) for c in "%c%c%c" % (65, 233, 0x10FFFF)], ord("{:c}".format(0x20AC)), "%c" % "x", "%3c|" % 65)
