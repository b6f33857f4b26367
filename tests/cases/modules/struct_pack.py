# struct: pack, unpack and calcsize of all formats in both byte orders.
import struct
print(struct.pack("<BHI", 1, 2, 3), struct.pack(">BHI", 1, 2, 3), struct.pack("<bhi", -1, -2, -3))
print(struct.pack("<qQ", -5, 2 ** 63), struct.pack("4s", b"ab"), struct.pack("<3B", 1, 2, 3), struct.pack("2sH", b"xy", 258)[:2])
print(struct.unpack("<BHI", b"\x01\x02\x00\x03\x00\x00\x00"), struct.unpack(">h", b"\xff\xfe"), struct.unpack("3s", b"abc"))
print(struct.unpack("<f", struct.pack("<f", 1.5)), struct.unpack("<2H", b"\x01\x00\x02\x00"), struct.pack("<f", -0.5))
for fmt in ("B", "<H", "<I", "<Q", "<BI", ">3sB", "<4x", "0s", "<10s", "<f", "<d"):
    print(fmt, struct.calcsize(fmt), end="; ")
print()
print(struct.pack("<xB", 5), struct.unpack("<xB", b"\x00\x05"), struct.unpack("<Q", b"\xff" * 8), struct.unpack("<i", b"\xff" * 4))
try:
    struct.unpack("<I", b"ab")
except Exception:
    print("too short")
try:
    import ustruct
except ImportError:
    ustruct = struct
print(ustruct.pack(">H", 0xABCD))
