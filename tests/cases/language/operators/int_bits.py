# Bit operators and shifts of small, negative and large integers.
print(5 & 3, 5 | 3, 5 ^ 3, ~5, ~-1, 1 << 4, 256 >> 3, -256 >> 3, -1 >> 10)
print(-5 & 0xFF, -5 | 3, -5 ^ 3, -1 & 0xFFFFFFFF, 0xF0F0 & ~0xFF)
print(1 << 31, 1 << 32, 1 << 64, (1 << 64) >> 60, -(1 << 40), ~(1 << 40))
print((1 << 70) & ((1 << 65) - 1), (1 << 70 | 1) ^ 1 << 70, -(1 << 35) >> 33)
print(0b1010, 0o17, 0xfF, 1_000_000, 0x_ff)
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError:
        print("ValueError")
try:
    1.5 & 1
except TypeError:
    print("TypeError")
x = 0
for i in range(10):
    x = (x << 3 | i & 7) & 0xFFFFFF
print(x, hex(x))

def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c

print([popcount(n) for n in (0, 1, 255, 1 << 50, (1 << 33) - 1)])
print((-7) >> 1, -7 // 2, 1 << 0, 0 << 100, 0 >> 5)
