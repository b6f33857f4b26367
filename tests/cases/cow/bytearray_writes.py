# Frozen bytearrays are written, extended and sliced; all names of one see the change.
b = bytearray(b"frozen bytes")
c = b
z = bytearray(5)
print("start")
i = id(b)
b[0] = 70
print(b, c is b, c[0], id(b) == i)
b.append(33)
b.extend(b"??")
print(c, len(c))
b[1:3] = b"----"
print(c)
z[4] = 255
z[0] = z[4] >> 1
print(z, sum(z))
d = bytes(b)
b[0] = 0
print(d[0], b[0])
b += b"+"
print(c[-1], b is c)
for k in range(len(z)):
    z[k] ^= 0x0F
print(z)
