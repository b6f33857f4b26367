# Items of bytes, bytearrays, arrays and memoryviews: reading and writing them, and the edges.
from array import array


def get(v, i):
    try:
        return v[i]
    except (IndexError, TypeError) as e:
        return type(e).__name__


def put(v, i, x):
    try:
        v[i] = x
    except (IndexError, TypeError, OverflowError, ValueError) as e:
        return type(e).__name__
    return v[i]


for v in (b"abcd", bytearray(b"abcd"), memoryview(b"abcd"), memoryview(bytearray(b"abcd"))):
    print([get(v, i) for i in (0, 3, 4, -1, -4, -5, True, 1000000)], get(v, "a"), get(v, 1.0), get(v, None))

for v in (bytearray(5), memoryview(bytearray(5))):
    print([put(v, i, 7 + i) for i in (0, 4, 5, -1, -5, -6)], list(v))
    print(put(v, 1, True), put(v, 2, "a"), put(v, 3, 255), put(v, 0, None), list(v))

for v in (b"", bytearray(), memoryview(b""), memoryview(bytearray()), array("i")):
    print([get(v, i) for i in (0, -1)])

for code in "bBhHiIlL":
    a = array(code, [1, 2, 3, 4, 5])
    m = memoryview(a)
    top = {"b": 127, "B": 255, "h": 32767, "H": 65535}.get(code, 2147483647)
    low = 0 if code < "a" else -top - 1
    print(code, [put(a, i, top) for i in (0, 4, 5, -1, -6)], put(a, 1, low), put(m, 2, top), put(m, -2, low))
    print([get(a, i) for i in range(-6, 6)], [get(m, i) for i in range(-6, 6)])
    part = m[1:4]
    print([get(part, i) for i in range(-4, 4)], put(part, 0, 9), put(part, -1, 8), put(part, 3, 1), list(a))
    print(get(a, "x"), put(a, 0, "x"), put(m, 0, None))

a = array("I", [0, 4294967295, 2147483648, 1073741823, 1073741824])
print([a[i] for i in range(5)], list(memoryview(a)))
a[0] = 3000000000
print(a[0], memoryview(a)[0])
for code in "qQ":
    a = array(code, [1, 1 << 40, 3])
    print(a[1], put(a, 0, 1 << 33), put(a, 2, 5), get(a, 3))
for code in "fd":
    a = array(code, [1, 2.5, -3])
    print(a[1], put(a, 0, 0.5), put(a, 1, 7), put(a, 2, -1.25), get(a, 3), put(a, 0, "x"), list(memoryview(a)))


class Buffer(bytearray):
    pass


b = Buffer(b"xyz")
b[1] = 65
print(b[0], b[1], b[-1], get(b, 3), len(b))

# A view on a bytearray that has become shorter or longer.
b = bytearray(b"0123456789")
m = memoryview(b)[2:6]
print(m[0], m[3], get(m, 4))
b[0] = 65
m[0] = 66
print(b, bytes(m))

# Storing through a view that covers another view.
n = m[1:3]
n[0] = 67
n[-1] = 68
print(b, get(n, 2), put(n, 2, 1))

total = 0
data = bytes(range(256))
for i in range(256):
    total += data[i] * i
print(total, data[-1], data[255], data[128])
