# pack_into and unpack_from.
import struct
b = bytearray(b"\xff" * 8)
struct.pack_into("<bh", b, 1, 2, 3)
print(b)
struct.pack_into("<bh", b, -3, 4, 5)
print(b)
print(struct.unpack_from("<h", b, 1), struct.unpack_from("<h", b, -2), struct.unpack_from("<b", b), struct.unpack_from("<bbb", memoryview(b)[2:]))
for f in (
    lambda: struct.pack_into("<i", b, 5, 1),
    lambda: struct.pack_into("<i", b, -2, 1),
    lambda: struct.pack_into("<i", b, -9, 1),
    lambda: struct.unpack_from("<h", b, 7),
    lambda: struct.unpack_from("<h", b, -9),
    lambda: struct.unpack("<i", b"abc"),
    lambda: struct.unpack("<2b", b"a"),
    lambda: struct.pack_into("<i", b"1234", 0, 1),
    lambda: struct.pack("<i", "a"),
):
    try:
        print(f())
    except Exception:
        print("error")
