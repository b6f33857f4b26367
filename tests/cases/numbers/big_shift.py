# Shifts, by many bits, of both signs.
x = 12345678901234567890
for n in (0, 1, 2, 15, 16, 17, 29, 30, 31, 32, 33, 64, 100):
    print(n, x << n, x >> n, -x << n, -x >> n, 1 << n, -1 << n, -1 >> n, -5 >> n)
print((1 << 200) >> 199, (-1 << 200) >> 199, -(1 << 64) >> 64, (-(1 << 64) - 1) >> 64)
x <<= 9
x >>= 2
print(x, 0 << 500, True << 40)
for f in (lambda: x << -1, lambda: x >> -1, lambda: 1 << -1, lambda: 1 >> -5, lambda: 0 << -1):
    try:
        print(f())
    except ValueError as e:
        print("ValueError")
