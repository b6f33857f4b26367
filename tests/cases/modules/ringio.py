# differs: CPython has no module micropython
# A ring of bytes: what does not fit is not written, what is not there is not waited for.
import json
import micropython

RingIO = micropython.RingIO


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e.args)


ring = RingIO(5)
print(type(ring), ring.any(), ring.read(), ring.read(1), ring.readline(), ring.readinto(bytearray(2)))
print(ring.write(b"abc"), ring.any(), ring.write(b"defgh"), ring.any(), ring.write(b"x"))
print(ring.read(2), ring.write("yz"), ring.write("qw"), ring.read())
print(ring.write(b"a\nb\n"), ring.readline(1), ring.readline(), ring.readline(), ring.readline())
print(ring.write(b"hello", 2), ring.write(b"hello", 1, 3), ring.read(100), ring.read(0), ring.write(b""))
attempt(ring.write, 5)
attempt(ring.write)
attempt(ring.readinto, b"abc")
print(ring.close(), ring.write(b"open"), ring.read())

for size in (0, 1, 2, -1, 300, 65535, 65536, "a", b"abc", None, 1.5):
    attempt(lambda: RingIO(size).write(b"abcdefgh"))
for n in (0, 1, 2, 5):
    attempt(lambda: RingIO(bytearray(n)).write(b"abcdefgh"))
attempt(RingIO)
attempt(RingIO, 1, 2)

# The buffer is the caller's.
buffer = bytearray(6)
ring = RingIO(memoryview(buffer)[1:5])
ring.write(b"xyz")
print(buffer, ring.read(2))
ring.write(b"12")
print(buffer, ring.read())

ring = RingIO(40)
ring.write(b"abcdef")
into = bytearray(4)
print(ring.readinto(into), into, ring.readinto(into, 1), into, ring.readinto(into), into, ring.readinto(into))
print("a", 1, [2], file=ring)
print(ring.read())
ring.write(b'{"a": [1, 2]}')
print(json.load(ring))
