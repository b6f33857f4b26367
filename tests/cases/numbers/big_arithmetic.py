# + - * // % of integers of any size.
x = 12345678901234567890
y = 98765432109876543210987654321
z = -x
print(x, y, z, -z, +x)
print(x + y, x - y, y - x, x + z, z - x, x + 1, 1 + x, x - 1, 1 - x, z + 1, x + (-x))
print(x * y, x * z, z * z, x * 0, 0 * x, x * 1, x * -1, x * 3)
print(y // x, y % x, divmod(y, x), divmod(-y, x), divmod(y, -x), divmod(-y, -x))
print(y // 7, y % 7, -y // 7, -y % 7, y // -7, y % -7, 7 // y, 7 % y, -7 // y, -7 % y, 7 // -y)
print(y // y, y % y, (y + 1) // y, (y - 1) // y, -y // y)
x += 1
x -= y
x *= -3
x //= 7
x %= 10**20
print(x)
