# A program: a bitmap in a bytearray, a table and colours by struct.
import struct
W, H = 12, 4
buf = bytearray(W * H // 8)

def pixel(x, y, on=1):
    i = y * W + x
    if on:
        buf[i >> 3] |= 0x80 >> (i & 7)
    else:
        buf[i >> 3] &= ~(0x80 >> (i & 7)) & 0xFF

for x in range(W):
    pixel(x, x % H)
pixel(0, 0, 0)
print(buf)
for y in range(H):
    print("".join("#" if buf[(y * W + x) >> 3] & (0x80 >> ((y * W + x) & 7)) else "." for x in range(W)))
lut = struct.pack("<8B", *[min(255, i * 40) for i in range(8)])
print(list(lut), struct.unpack("<4H", lut))
m = memoryview(buf)
print(bytes(m[1:3]), sum(bin(b).count("1") for b in buf))
rgb = struct.unpack("<H", b"\x1f\xf8")[0]
print(rgb >> 11, rgb >> 5 & 63, rgb & 31)
