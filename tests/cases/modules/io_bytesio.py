# BytesIO: read, write, seek, readinto, and records read one by one.
import io, struct
b = io.BytesIO(b"\x00\x01\x02\x03")
print(b.read(2), b.read(), b.read())
b.seek(1)
buf = bytearray(2)
print(b.readinto(buf), buf, b.tell())
w = io.BytesIO()
w.write(b"abc")
w.write(bytearray(b"def"))
print(w.getvalue(), w.tell())
w.seek(0)
w.write(b"X")
print(w.getvalue(), w.read(2), io.BytesIO(b"l1\nl2").readline())
print(b.seek(0, 2), b.read(), b.seek(-1, 2), b.read())
rec = io.BytesIO(struct.pack("<HH", 1, 2) * 2)
while True:
    chunk = rec.read(4)
    if not chunk:
        break
    print(struct.unpack("<HH", chunk))
