# Integers: literals, operators, conversion, errors.
x = 5
x %= 7
x <<= 3
x >>= 1
x |= 1
x &= 7
x ^= 2
x /= 2
print(x)
print(int('  12\n'), int('+1'), int('-0'), int('007'), int('0xA', 16), int('0b11', 2))
print(int('z', 36), int(b'5'), int(bytearray(b'6')), int(True), int(1.9), int(-1.9))
print(int('1' * 25))
print(5 .bit_length() if hasattr(5, 'bit_length') else 3, 5 .__class__)
print(1 .real if hasattr(1, 'real') else 1)
a = 2 ** 30
print(a, -a, a + a, a - 1, a * a, -a - 1, a // 3, a % 7, a >> 5, a << 5, a & 255, a | 1, a ^ a)
print(~a, a == a + 0, a < a + 1, abs(-a), str(a), hex(a), bool(a), hash(a) == hash(a + 0))
print(min(2 ** 70, 1), max(2 ** 70, 3), sorted([2 ** 65, -2 ** 65, 0]), 2 ** 70 // 2 ** 68)
print(2 ** 70 % 1000, -2 ** 70 // 3, 10 ** 20 == 10 ** 20, str(-10 ** 30), int('9' * 30) + 1)
print(2 ** 64 >> 60, (1 << 64) - 1 & 65535, 5 ** 30, (-3) ** 31, 2 ** 70 / 2 ** 69)
