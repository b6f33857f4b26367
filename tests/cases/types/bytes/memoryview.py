# memoryview: slices, writes that the buffer shows, views of views, read-only ones.
buf = bytearray(b"0123456789")
m = memoryview(buf)
print(len(m), m[0], m[-1], bytes(m[2:5]), list(m[:3]))
m[0] = 65
m[2:4] = b"XY"
print(buf)
part = m[5:8]
part[0] = 66
sub = part[1:]
sub[0] = 67
print(buf, bytes(part), len(sub))
buf[7] = 68
print(bytes(sub), bytes(m[5:8]))
r = memoryview(b"const")
try:
    r[0] = 1
except TypeError:
    print("TypeError")
try:
    m[2:4] = b"long"
except ValueError:
    print("ValueError")
try:
    m[20]
except IndexError:
    print("IndexError")
print(m[1:3] == b"1X", bytes(r), bytearray(r[1:3]), sum(memoryview(b"\x01\x02")))

def fill(view, v):
    for i in range(len(view)):
        view[i] = v

fill(m[8:], 46)
print(buf, [x for x in m[8:]])
