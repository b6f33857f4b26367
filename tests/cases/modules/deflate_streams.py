# differs: CPython has no module deflate
# Compressed streams: stored, fixed and dynamic blocks; headers, checksums, ends.
import deflate
import io

STORED = b'\x01\x0c\x00\xf3\xffstored bytes'
FIXED = b"\xcbH\xcd\xc9\xc9W\xc8@'\x01"
GZIP = b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00'
NAMED = b'\x1f\x8b\x08\x1e\x00\x00\x00\x00\x02\xff\x02\x00abname\x00why\x00\x00\x00\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00'
ZLIB = (
    b'x\xdam\x92I\x1a\x820\x18C\xf7\x9c\xa2G`\x14\xf062O\x82 ~\x82'
    b'\xa7\xb7C6)\xcd\xf2e\xf3\xbf6S?\xd7\xc2\x17K#\xf6\xae\x16\xd3\xd2\xde'
    b"\x857)\x16\x10+\x0c\x0c\t\x96\xa5\xa1\x11\xd1\xaa\xaa\x0c\x8e\t\xd72\x86'\xc4"
    b'\x1b\x15S\xdc\xa8huL\x93:\x0e\xcc\x88\xf5\x06\xe6\x04\x87\x01.,8\x8e#'
    b'8KN2(X\xf4\xa9\x82\x86eg\x1dT\xb1\xeb\x19\xd9\xf6\x05\xca\xaa\xeb\n'
    b'\xcc\x9e\xdb\xb6\x81\xb3\xeb[\x06\x05\xfb\xee*\xf8)V\xfe\xe8\xa0\n\x1cw\x86l'
    b"\xfc\x05e\xdb\xe3\x00f\xd3\xf3<\xc1Y\xf6'\x83\x82}\x1f*hX\xb9\xd0A"
    b'\x95\xb9\xeedcL-\xf2\xad\xad\x01\x07\xf6\xd4\xc0\xc3\xcb\xd2P\xb0o\xa7\x82\x86'
    b'\x95{\x1dT\x89\xe3\xce\x88\x8d1\xb8(\xb5\x06\x07\x9c\xd9s\x03\xcf/c\xf3\xfe'
    b'\xa8\x9e*\x10'
)


def attempt(f, *args):
    try:
        print(f(*args))
    except (EOFError, OSError, ValueError) as e:
        print(type(e).__name__, e.args)


def unpack(data, *args):
    return deflate.DeflateIO(io.BytesIO(data), *args).read()


print(deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP)
print(unpack(STORED, deflate.RAW), unpack(FIXED, deflate.RAW, 9), unpack(GZIP), unpack(NAMED, deflate.GZIP))
text = unpack(ZLIB)
print(len(text), text[:46], text[-24:])
for data in (STORED, ZLIB, GZIP):
    for form in range(5):
        attempt(lambda: len(unpack(data, form, 15)))
for wbits in (-1, 4, 5, 16):
    attempt(lambda: len(unpack(ZLIB, deflate.ZLIB, wbits)))

# Ends too early; is damaged.
for n in (0, 1, 2, 9, 60, len(ZLIB) - 4, len(ZLIB) - 1):
    attempt(lambda: len(unpack(ZLIB[:n])))
for i in (0, 1, 2, 3, 5, 11, len(GZIP) - 8, len(GZIP) - 1):
    damaged = bytearray(GZIP)
    damaged[i] ^= 0x41
    attempt(unpack, damaged)

# In pieces; what follows stays in the stream.
stream = io.BytesIO(GZIP + b"rest")
unpacked = deflate.DeflateIO(stream)
print(unpacked.read(0), unpacked.read(2), unpacked.read(), unpacked.read(1), stream.read())
unpacked = deflate.DeflateIO(io.BytesIO(ZLIB))
print(unpacked.readline(), unpacked.readline(4), unpacked.readline())
buffer = bytearray(6)
print(unpacked.readinto(buffer), buffer)
unpacked.close()
attempt(unpacked.read, 1)

# `with` closes the stream only if it is told to.
stream = io.BytesIO(FIXED)
for close in (False, True):
    stream.seek(0)
    with deflate.DeflateIO(stream, deflate.RAW, 9, close) as unpacked:
        print(unpacked.read(5))
    attempt(stream.read, 3)


class Trickle(io.IOBase):
    """A stream of the user's own."""

    def __init__(self, data):
        self.data = data

    def readinto(self, buffer):
        n = min(1, len(self.data))
        buffer[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


print(deflate.DeflateIO(Trickle(ZLIB)).read(18))
attempt(deflate.DeflateIO(5).read)
