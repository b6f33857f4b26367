# struct: pack_into and unpack_from, at positive and negative offsets, and in memory views.
import struct
buf = bytearray(12)
struct.pack_into("<HB", buf, 0, 513, 7)
struct.pack_into(">I", buf, 4, 0x01020304)
struct.pack_into("<h", buf, -2, -2)
print(buf)
print(struct.unpack_from("<HB", buf), struct.unpack_from(">I", buf, 4), struct.unpack_from("<h", buf, -2))
m = memoryview(buf)[4:8]
print(struct.unpack(">HH", m), struct.unpack_from("B", m, 3))
struct.pack_into("B", m, 0, 255)
print(buf[4])
header = struct.pack("<4sHH", b"IMG1", 3, 2)
magic, w, h = struct.unpack("<4sHH", header)
print(magic, w, h, len(header))
records = b"".join(struct.pack("<BH", i, i * 300) for i in range(3))
size = struct.calcsize("<BH")
print([struct.unpack_from("<BH", records, i * size) for i in range(len(records) // size)])
try:
    struct.pack_into("<I", bytearray(2), 0, 1)
except Exception:
    print("too small")
