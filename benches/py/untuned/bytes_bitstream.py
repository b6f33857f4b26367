import time
time.ticks_ms()


class BitWriter:
    def __init__(self, size):
        self.buf = bytearray(size)
        self.pos = 0

    def write(self, value, bits):
        for k in range(bits - 1, -1, -1):
            if value >> k & 1:
                self.buf[self.pos >> 3] |= 1 << (7 - (self.pos & 7))
            self.pos += 1


def read(buf, pos, bits):
    v = 0
    for k in range(pos, pos + bits):
        v = v << 1 | (buf[k >> 3] >> (7 - (k & 7)) & 1)
    return v


def roundtrip(seed):
    w = BitWriter(64)
    sizes = []
    values = []
    v = seed
    while w.pos < 380:
        v = (v * 29 + 11) & 0x3ff
        n = v % 10 + 1
        w.write(v & ((1 << n) - 1), n)
        sizes.append(n)
        values.append(v & ((1 << n) - 1))
    pos = 0
    same = 0
    for n, x in zip(sizes, values):
        if read(w.buf, pos, n) == x:
            same += 1
        pos += n
    return same == len(sizes), sum(w.buf)
good = 0
total = 0
for s in range(14):
    g, t = roundtrip(s * 31)
    good += g
    total += t
print('bitstream', good, total)
