# differs: CPython has no module uctypes
# Bytes by address, structures on parts of objects, pointers, nested arrays.
import uctypes, struct
b = bytearray(b"0123456789abcdef")
a = uctypes.addressof(b)
print(uctypes.addressof(memoryview(b)[3:]) - a)
print(uctypes.bytes_at(a, 4), uctypes.bytes_at(a + 10, 6))
x = uctypes.bytearray_at(a + 2, 4)
print(x, len(x), x[1], x[1:3], x == b"2345", bytes(x), list(x))
x[0] = 65
print(b)
y = uctypes.bytearray_at(a, 16)
y[15] = 90
print(b, y)
t = bytearray(b"target")
d = {"p": (uctypes.PTR | 0, uctypes.UINT8), "s": (uctypes.PTR | 0, {"x": uctypes.UINT16 | 0, "y": uctypes.UINT8 | 2}), "w": uctypes.UINT32 | 0, "h": (uctypes.PTR | 0, uctypes.INT16)}
holder = bytearray(4)
s = uctypes.struct(uctypes.addressof(holder), d)
s.w = uctypes.addressof(t)
print(s.p[0], s.p[3], s.s[0].x, s.s[0].y, s.s[1].x, s.h[1])
s.s[0].y = 33
print(t, int(s.p) == uctypes.addressof(t))
try:
    s.p = 3
except TypeError as e:
    print(e)
# nested array of struct of arrays
d = {"m": (uctypes.ARRAY | 0, 2, {"v": (uctypes.ARRAY | 0, uctypes.UINT8 | 3), "f": uctypes.UINT8 | 3})}
b2 = bytearray(range(8))
s = uctypes.struct(uctypes.addressof(b2), d, uctypes.LITTLE_ENDIAN)
print(s.m[0].v, s.m[1].v, s.m[1].f, uctypes.sizeof(d), uctypes.sizeof(d, 0))
s.m[1].v[2] = 99
s.m[0].f = 300
print(b2)
# struct from scratch with allocated bytearray
D = {"version": uctypes.UINT8 | 0, "length": uctypes.UINT16 | 1, "crc": uctypes.UINT32 | 3}
print(uctypes.sizeof(D), uctypes.sizeof(D, uctypes.LITTLE_ENDIAN))
m = bytearray(uctypes.sizeof(D, uctypes.BIG_ENDIAN))
s = uctypes.struct(uctypes.addressof(m), D, uctypes.BIG_ENDIAN)
s.version = 2; s.length = 0x0102; s.crc = 0xdeadbeef
print(m, bytes(s), struct.unpack(">BHI", s))
from array import array
arr = array("H", [1, 2, 3])
print(uctypes.bytes_at(uctypes.addressof(arr), 6))
s = uctypes.struct(uctypes.addressof(arr), {"x": uctypes.UINT16 | 2})
s.x = 500
print(arr)
print(memoryview(s)[0])
from collections import OrderedDict
print(uctypes.sizeof(OrderedDict([("a", uctypes.UINT32 | 0), ("b", uctypes.UINT8 | 4)])), uctypes.sizeof({}), uctypes.sizeof({}, 0))
print(hasattr(uctypes, "struct"))
for f in (lambda: uctypes.sizeof((uctypes.ARRAY | 0, uctypes.UINT16 | 5)), lambda: uctypes.sizeof((0, {"a": uctypes.UINT64})), lambda: uctypes.sizeof(b), lambda: uctypes.sizeof(s, 1), lambda: uctypes.sizeof([]), lambda: uctypes.sizeof(b""),
    lambda: uctypes.addressof(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)
