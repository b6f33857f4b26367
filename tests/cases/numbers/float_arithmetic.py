# Operators on floats, and floats with ints.
print(+1.5, -1.5, -(-0.5), abs(-2.5), abs(0.0))
print(1.5 + 1, 1 + 1.5, 2 * 0.25, 0.25 * 2, 1 / 2, 1.0 / 2, 1 - 0.5, 0.5 - 1)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 7 // 2.0, -7.5 // -2, -7.5 % -2)
print(2.0 ** 3, 4 ** 0.5, 2 ** -1, (-2) ** 2.0, 0.0 ** 0, 1.5 ** 2)
x = 1.0
x += 1
x -= 0.5
x *= 3
x /= 2
x //= 1
x **= 2
x %= 3
print(x)
print(True + 0.5, False * 1.5, 1.5 - True, 3.0 / True)
print(bool(0.0), bool(-0.0), bool(0.5), bool(float("nan")), not 0.0)
