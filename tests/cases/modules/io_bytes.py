# BytesIO: readinto, seeking behind the end, and what may be written.
import io
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.read(0), b.readline(), b.read())
b.seek(0)
buf = bytearray(5)
print(b.readinto(buf), buf, b.readinto(buf), buf, b.readinto(buf))
print(b.seek(-2, 2), b.read(), b.seek(1), b.seek(1, 1), b.read())
b.seek(10)
print(b.tell(), b.read())
b.write(b"x")
print(b.getvalue())
b = io.BytesIO()
print(b.write(b"12"), b.write(bytearray(b"34")), b.write(memoryview(b"56")), b.getvalue(), b.tell())
for bad in (1, None, []):
    try:
        io.BytesIO().write(bad)
    except TypeError:
        print("TypeError")
try:
    io.StringIO().write(5)
except TypeError:
    print("TypeError")
print([l for l in io.BytesIO(b"1\n2\n")], io.BytesIO(bytearray(b"q")).read(), io.BytesIO().getvalue())
