# SHA-256 of data around the size of a block, at once and in parts.
import binascii
import hashlib

for n in (0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000):
    data = bytes(i * 7 & 255 for i in range(n))
    whole = hashlib.sha256(data).digest()
    parts = hashlib.sha256()
    for i in range(0, n, 13):
        parts.update(data[i : i + 13])
    print(n, binascii.hexlify(whole).decode(), parts.digest() == whole)

h = hashlib.sha256(b"abc")
print(h.update(bytearray(b"def")), h.update(memoryview(b"xghix")[1:4]))
print(h.digest() == hashlib.sha256(b"abcdefghi").digest())

for wrong in (1, None, 1.5, [1]):
    try:
        hashlib.sha256(wrong)
    except TypeError:
        print("TypeError")
