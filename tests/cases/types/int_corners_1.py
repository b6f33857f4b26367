# Integers: literals, operators, conversion, errors.
print(16, 3, 15, 31, 1, 7, 1000, 255, 123, -16, 0, 0, 3735928559, 1000.0, 10.5, 0.5, 5.0, 0.01)
print(2147483647 + 1, -2 ** 31, 2 ** 30, 2 ** 30 - 1, -2 ** 30, 2 ** 31, 1 << 31, 1 << 62)
print(123456789012345678901234567890)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7 / 2, 2 ** 10)
print(2 ** (-1), -2 ** 2, (-2) ** 3, 0 ** 0, 1 << 10, -1 >> 5, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3)
print(-5 | 3, -5 ^ 3, +5, --5, not 5, 5 and 0, 0 or 3, 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1)
print(1 == 1.0)
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little'))
print(258 .to_bytes(2, 'big'), 258 .to_bytes(4, 'little'), int.from_bytes(b'', 'big'))
print(0 .to_bytes(0, 'big') if True else 0, (2 ** 40).to_bytes(6, 'big'))
print(int.from_bytes(b'\xff' * 5, 'little'), int.from_bytes(bytearray([1, 0]), 'big'))
print(1 .to_bytes(1, 'big'), 255 .to_bytes(1, 'little'))
try:
    print(int.from_bytes(b'\xff'), 5 .to_bytes(), 5 .to_bytes(2))
except TypeError:
    print('TypeError')
x = 5
x += 1
x -= 2
x *= 3
x //= 2
x **= 2
