# Slices of memoryviews share the memory.
b = bytearray(b"0123456789")
m = memoryview(b)
print(m == b, m == memoryview(b), m[2:5] == b"234", m != b"x", b == m, len(m), bool(m), bool(m[:0]))
m[2:4] = b"XY"
m[4:6] = memoryview(b"zw")
m[6:8] = bytearray(b"AB")
print(b, bytes(m[3:7]), m[1:5][1:2][0], m[-1], m[-3:][0])
for s in (m[0:4], m[-3:], m[5:2], m[:], m[100:200], m[-100:3]):
    print(bytes(s), len(s))
m[3:7] = m[2:6]
print(b)
s = m[1:]
s[0] = 33
print(b[1], bytes(s[1:3]), list(m[:3]), tuple(s[:2]))
print(bytearray(memoryview(b"xyz")), int.from_bytes(memoryview(b"\x01\x02"), "big"))
