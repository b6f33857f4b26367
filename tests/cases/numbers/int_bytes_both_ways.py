# to_bytes and from_bytes.
for n, size in ((10, 1), (111111, 4), (100, 10), (0, 1), (2**64, 9), (2**70 + 5, 12), (255, 1), (0x1234567890ABCDEF1234, 10)):
    for order in ("little", "big"):
        b = n.to_bytes(size, order)
        print(b, int.from_bytes(b, order) == n)
for b in (b"\x00\x01\0\0\0\0\0\0", b"\xff" * 8, b"\xff" * 20, b"", b"\0" * 10, b"\x80"):
    print(int.from_bytes(b, "little"), int.from_bytes(b, "big"))
print(int.from_bytes(bytearray(b"\x01\x02"), "big"), int.from_bytes(memoryview(b"\x01\x02"), "little"))
for f in (lambda: (2**64).to_bytes(8, "big"), lambda: (256).to_bytes(1, "little"), lambda: (1).to_bytes(-1, "little")):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__)
for f in (lambda: int.from_bytes(5, "big"), lambda: (1).to_bytes("a", "big")):
    try:
        print(f())
    except TypeError:
        print("TypeError")
