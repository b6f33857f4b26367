# oracle: cpython MicroPython's package for node has another binascii
# Base64, both ways.
import binascii
for d in (b"", b"\x00", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", b"\x7f\x80\xff", b"1234ABCDabcd", bytes(range(64))):
    e = binascii.b2a_base64(d)
    print(e, binascii.a2b_base64(e) == d)
print(binascii.b2a_base64(b"abc", newline=False), binascii.b2a_base64(b"abc", newline=True))
for s in (b"Zg==", b"Zm8=", b"Zm9v", b"f4D/", b"MTIzNEFCQ0RhYmNk", b"Zm9v\n", b"Z m 9 v", b"Zg\n==", b"%Zg==", b"Z%%g==", b"Zm9vYmFy+/=="):
    print(s, binascii.a2b_base64(s))
for s in (b"abc", b"Zg=", b"Z", b"Zg"):
    try:
        print(s, binascii.a2b_base64(s))
    except ValueError:
        print(s, "ValueError")
