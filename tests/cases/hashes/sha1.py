# oracle: cpython The ESP8266 port has SHA-1; the build of MicroPython that the cases are checked with has not.
# SHA-1 of data around the sizes of its blocks, at once and in parts.
import binascii
import hashlib

for n in (0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000):
    data = bytes(i * 7 & 255 for i in range(n))
    whole = hashlib.sha1(data).digest()
    parts = hashlib.sha1()
    for i in range(0, n, 13):
        parts.update(data[i : i + 13])
    print(n, binascii.hexlify(whole).decode(), parts.digest() == whole)
