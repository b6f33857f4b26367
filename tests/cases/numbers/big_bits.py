# & | ^ ~ in two's complement.
x = 0x123456789ABCDEF0123456789
y = 0xFEDCBA9876543210FEDC
for a in (x, -x, y, -y, 0xFF, -0xFF, 0, -1, 1 << 32, -(1 << 32), (1 << 64) - 1):
    print(~a, a & x, a | x, a ^ x, a & -y, a | -y, a ^ -y, a & 255, a | 255, a ^ 255, a & -256, a | -256)
i = x
i &= y
i |= 5
i ^= 1 << 80
print(i, x & True, True | y)
