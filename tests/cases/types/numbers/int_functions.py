# abs, bin, oct, hex, divmod, round, pow, chr and ord, and what they refuse.
print(abs(-5), abs(5), abs(-2.5), abs(True), abs(-(10 ** 20)))
print(bin(10), oct(10), hex(10), bin(-3), oct(-8), hex(-255), bin(0), hex(2 ** 35))
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(7.5, 2))
print(round(5), round(2.4), round(2.6), round(-2.6), round(0.5), round(1.5), round(1.25, 1) in (1.2, 1.3), round(15, -1) in (10, 20))
print(pow(2, 5), pow(2, 5, 7), pow(2.0, 3), min(3, 1, 2), max(3, 1, 2), sum([1, 2], 10), sum([]), sum((0.5, 1)))
print(chr(65), ord("A"), chr(233), ord("é"), chr(0) == "\0", ord(b"a"))
for bad in (lambda: ord("ab"), lambda: ord(""), lambda: chr(-1), lambda: hex("a"), lambda: abs("a"),
            lambda: sum(["a"]), lambda: chr(0x110000)):
    try:
        bad()
    except (TypeError, ValueError):
        print("refused")
print(int("10", 2), int("7f", 16), int(b"12"), int(-0.5), (5).__class__.__name__, isinstance(5, int))
print(1 == 1.0 == True, 0 == False, 2 == True, -0 == 0, 5 .to_bytes(1, "big"), not 0)
