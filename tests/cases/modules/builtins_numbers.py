# hex, oct, bin, abs, divmod and pow of all kinds of integers.
for n in (0, 1, -1, 255, -256, 2**31, -(2**31), 2**64 + 1):
    print(hex(n), oct(n), bin(n), abs(n), divmod(n, 7), divmod(n, -7), pow(n, 2), pow(n, 3, 11))
for f in (hex, oct):
    for bad in (None, []):
        try:
            print(f(bad))
        except TypeError:
            print("TypeError")
class I:
    def __index__(self):
        return 10
for bad in ("a", None, []):
    try:
        abs(bad)
    except TypeError:
        print("TypeError")
