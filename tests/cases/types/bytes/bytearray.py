# bytearray: made, written, extended, sliced, searched.
a = bytearray(b"abc")
b = a
a[0] = 120
a.append(100)
a.extend(b"ef")
print(a, b is a, len(a), a[1], a[-1], a[1:3])
a += b"gh"
print(b)
a[1:3] = b"----"
print(a)
print(bytearray(3), bytearray([1, 2]), bytearray(), bytearray(b"x") == b"x", bytearray(b"a") + b"b")
for bad in (lambda: a.__setitem__(0, 256) if False else a.append("x"), lambda: a[100]):
    try:
        bad()
    except (TypeError, IndexError, ValueError) as e:
        print(type(e).__name__)
print(bytes(a[:3]), list(bytearray(b"\x01\x02")), 120 in bytes(a), b"--" in bytes(a), a.find(b"d"))
for i in range(len(a)):
    a[i] ^= 1
print(a)
c = bytearray(a)
c[0] = 0
print(a[0], c[0], [x for x in bytearray(b"xy")], bool(bytearray()), bool(bytearray(1)))
print(a.decode() if False else bytearray(b"ok").decode(), bytearray(b"a b").split())
