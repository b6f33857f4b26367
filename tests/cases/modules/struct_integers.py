# Integers of every size, in both orders.
import struct
print(struct.pack("<bBhHiI", -1, 255, -2, 65534, -3, 4294967293), struct.pack(">bBhHiI", -1, 255, -2, 65534, -3, 4294967293))
print(struct.pack("<qQ", -1, 2**64 - 1), struct.pack(">qQ", -(2**63), 2**63))
print(struct.unpack("<bBhHiI", struct.pack("<bBhHiI", -1, 255, -2, 65534, -3, 4294967293)))
print(struct.unpack(">qQ", struct.pack(">qQ", -(2**63), 2**64 - 1)), struct.unpack("<I", b"\xff\xff\xff\xff"))
print(struct.pack("<3h", 1, 2, 3), struct.unpack("<3h", b"\1\0\2\0\3\0"), struct.pack("<2xb", 5), struct.unpack("<xb2x", b"\1\2\3\4"))
print(struct.pack("bxh", 1, 2), struct.pack("<bh", 1, 2), struct.pack("bi", 1, 2), struct.pack(">H", True), struct.pack("!I", 1))
print(struct.unpack("<I", memoryview(b"\1\2\3\4")), struct.unpack("", b""), struct.pack(""), struct.unpack(b"<h", b"\1\0"))
