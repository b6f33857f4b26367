# Records in a file of bytes: packed, kept in a BytesIO, read again.
import io
import struct
FORMAT = "<HhI4s"
SIZE = struct.calcsize(FORMAT)
f = io.BytesIO()
for i in range(4):
    f.write(struct.pack(FORMAT, i, -i, i * 70000, b"n%d" % i))
print(SIZE, f.tell())
f.seek(SIZE * 2)
print(struct.unpack(FORMAT, f.read(SIZE)))
f.seek(0)
buf = bytearray(SIZE)
while f.readinto(buf):
    a, b, c, d = struct.unpack_from(FORMAT, buf)
    print(a, b, c, d.rstrip(b"\0"))
f.seek(SIZE)
f.write(struct.pack(FORMAT, 9, 9, 9, b"nine"))
print(len(f.getvalue()), struct.unpack_from(FORMAT, f.getvalue(), SIZE))
