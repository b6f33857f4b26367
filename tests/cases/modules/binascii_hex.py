# hexlify, unhexlify, crc32.
import binascii
print(binascii.hexlify(b"\x00\x01\x02\x7f\x80\xff"), binascii.hexlify(b""), binascii.hexlify(b"\x12\x34\x56", ":"), binascii.hexlify(b"\x12", "-"), binascii.hexlify(bytearray(b"\x0a")))
print(binascii.unhexlify(b"0001027f80ff"), binascii.unhexlify("aAbB"), binascii.unhexlify(b""))
for bad in (b"0", b"0g", "xy"):
    try:
        print(binascii.unhexlify(bad))
    except ValueError:
        print("ValueError")
print(hex(binascii.crc32(b"The quick brown fox jumps over the lazy dog")), hex(binascii.crc32(b"\x00" * 32)), hex(binascii.crc32(b"")))
print(hex(binascii.crc32(b"abc", binascii.crc32(b"xyz"))), hex(binascii.crc32(b"\xff" * 32)), hex(binascii.crc32(bytearray(b"a"))))
for f in (lambda: binascii.hexlify(1), lambda: binascii.b2a_base64(None), lambda: binascii.hexlify(), lambda: binascii.crc32(5)):
    try:
        print(f())
    except TypeError:
        print("TypeError")
