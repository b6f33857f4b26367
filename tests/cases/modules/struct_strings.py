# Strings of bytes, with count.
import struct
print(struct.pack("3s5s0s", b"abcdef", b"ab", b"xyz"), struct.unpack("3s2s", b"abcde"), struct.pack("s", b"ab"))
print(struct.pack("<0s1s0H2H", b"", b"a", 258, 515), struct.pack("<s", bytearray(b"q")), struct.pack("4sb", b"ab", 7))
print(struct.unpack("<b3sb", b"\1abc\2"), struct.unpack("0s", b""), struct.unpack("2s2s", b"\0\1\2\3"))
