import time
time.ticks_ms()

P = 0xFFFFFFFFFFFFFFC5


def modpow(b, e, m):
    r = 1
    b %= m
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r


def exchange(a, b):
    pa = modpow(5, a, P)
    pb = modpow(5, b, P)
    return modpow(pb, a, P), modpow(pa, b, P)


agree = 0
mix = 0
for i in range(60):
    k1, k2 = exchange(0x1234567 * (i + 1), 0x7654321 + i * i * i)
    if k1 == k2:
        agree += 1
    mix ^= k1 >> i
print('modpow', agree, mix & 0xffffff, mix >> 40)
