# oracle: cpython MicroPython's package for node has no sha1
# Around the border of a block, in pieces, of all kinds of bytes.
import binascii
import hashlib
for name in ("sha256", "sha1"):
    H = getattr(hashlib, name)
    for d in (b"", b"abc", b"a" * 55, b"a" * 56, b"a" * 63, b"a" * 64, b"a" * 65, b"b" * 200):
        print(name, len(d), binascii.hexlify(H(d).digest()))
    h = H(b"abc")
    h.update(b"def")
    h.update(bytearray(b"ghi"))
    h.update(memoryview(b"jkl"))
    print(binascii.hexlify(h.digest()))
    h = H()
    for i in range(100):
        h.update(bytes([i]) * i)
    print(binascii.hexlify(h.digest()))
    for bad in (1, None, []):
        try:
            H().update(bad)
        except TypeError:
            print("TypeError")
