import time
time.ticks_ms()


def pack(data):
    out = bytearray()
    i = 0
    n = len(data)
    while i < n:
        j = i + 1
        while j < n and data[j] == data[i] and j - i < 255:
            j += 1
        out.append(j - i)
        out.append(data[i])
        i = j
    return bytes(out)


def unpack(data):
    out = bytearray()
    for k in range(0, len(data), 2):
        out.extend(bytes([data[k + 1]]) * data[k])
    return out


picture = b'\x00' * 40 + b'\xff' * 9 + b'\x3c\x3c\x00\x18' + b'\x00' * 30 + bytes(range(12))
size = 0
good = 0
for r in range(32):
    img = bytearray(picture)
    for k in range(r):
        img[k * 3 % len(img)] = r
    p = pack(img)
    size += len(p)
    if unpack(p) == img:
        good += 1
print('rle', size, good)
