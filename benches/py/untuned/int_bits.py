import time
time.ticks_ms()


def popcount(v):
    n = 0
    while v:
        v &= v - 1
        n += 1
    return n


def parity(v):
    v ^= v >> 8
    v ^= v >> 4
    v ^= v >> 2
    v ^= v >> 1
    return v & 1


def rotl(v, k):
    return ((v << k) | (v >> (16 - k))) & 0xffff


def gray(v):
    return v ^ (v >> 1)


v = 0x1234
ones = 0
odd = 0
acc = 0
for i in range(1800):
    v = rotl(v ^ i, (i % 15) + 1)
    ones += popcount(v)
    odd += parity(v)
    acc = ~acc & 0x7fff ^ gray(v)
print('bits', ones, odd, acc, -acc >> 3)
