# A memory view and its slices share the bytes of their object; what a read-only one and wrong sizes refuse.
b = bytearray(b'1234')
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m), list(m), m[1:3] is not None, bytes(m[1:3]), bytes(m[:]))
print(bytes(m[2:]), bytes(m[-2:]))
m[0] = 65
print(b)
m[1:3] = b'zz'
print(b)
m2 = m[1:]
m2[0] = 66
print(b, m2[0], len(m2))
b[3] = 68
print(bytes(m))


def s(mm, i, v):
    try:
        mm[i] = v
        print('ok')
    except Exception as e:
        print(type(e).__name__)
r = memoryview(b'ro')
s(r, 0, 1)
s(m, 100, 1)
s(m, 0, 'a')
try:
    m[0:2] = b'abc'
    print('ok')
except ValueError:
    print('ValueError')
try:
    r[0:1] = b'x'
except TypeError:
    print('TypeError')
for x in memoryview(b'ab'):
    print(x)
