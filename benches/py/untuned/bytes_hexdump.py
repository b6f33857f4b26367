import time
time.ticks_ms()
import binascii
import struct


def fletcher(data):
    a = b = 0
    for x in data:
        a = (a + x) % 255
        b = (b + a) % 255
    return b << 8 | a


def line(view, addr):
    part = bytes(view[addr:addr + 8])
    h = binascii.hexlify(part).decode()
    text = ''
    for c in part:
        text += chr(c) if 32 <= c < 127 else '.'
    return '%04x %s %s' % (addr, h, text)


def dump(data):
    v = memoryview(data)
    return [line(v, a) for a in range(0, len(data), 8)]


data = bytearray(64)
chars = 0
dots = 0
total = 0
for r in range(22):
    for k in range(0, 64, 4):
        struct.pack_into('<HBb', data, k, (k * r * 7) & 0xffff, k + 32, -r)
    rows = dump(data)
    chars += len('\n'.join(rows))
    dots += sum([s.count('.') for s in rows])
    total ^= fletcher(data)
    back = binascii.unhexlify(rows[1].split(' ')[1])
    total += back[2] + (back == data[8:16])
print('hexdump', chars, dots, total)
