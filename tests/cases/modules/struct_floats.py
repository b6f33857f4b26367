# Floats that are exact.
import struct
print(struct.pack("<f", 1.5), struct.pack(">f", 1.5), struct.pack("<d", 1.5), struct.pack(">d", -2.25), struct.pack("!f", 0))
print(struct.unpack("<f", b"\0\0\xc0?"), struct.unpack(">d", struct.pack(">d", 65536.5)), struct.unpack("<ff", struct.pack("<ff", 1, -0.5)))
print(struct.pack("<f", float("inf")), struct.pack("<f", float("-inf")), struct.unpack("<f", b"\0\0\x80\x7f"), struct.unpack("<d", b"\0\0\0\0\0\0\xf0\xff"))
print(struct.unpack("<f", b"\0\0\xc0\x7f"), struct.unpack("<d", struct.pack("<d", float("nan"))), struct.pack("<bf", 1, 1.0))
for n in (1, 0.5, 2**20, -7, 1e-3, 123456.0):
    print(struct.unpack(">d", struct.pack(">d", n))[0] == n, struct.unpack("<f", struct.pack("<f", n))[0] - n < 1e-6)
for f in ("<f", "<d", "f"):
    for v in ("a", None, []):
        try:
            struct.pack(f, v)
        except Exception as e:
            print("error")
