# Conversion of ints from and to bytes, and from text in several bases.
print(int.from_bytes(b'\x01\x02', 'big'), int.from_bytes(b'\x01\x02', 'little'))
print(258 .to_bytes(2, 'big'), 258 .to_bytes(4, 'little'), int.from_bytes(b'', 'big'))
print(0 .to_bytes(0, 'big') if True else 0, (2 ** 40).to_bytes(6, 'big'))
print(int.from_bytes(b'\xff' * 5, 'little'), int.from_bytes(bytearray([1, 0]), 'big'))
print(1 .to_bytes(1, 'big'), 255 .to_bytes(1, 'little'))
try:
    print(int.from_bytes(b'\xff'), 5 .to_bytes(), 5 .to_bytes(2))
except TypeError:
    print('TypeError')

print(int('  12\n'), int('+1'), int('-0'), int('007'), int('0xA', 16), int('0b11', 2))
print(int('z', 36), int(b'5'), int(bytearray(b'6')), int(True), int(1.9), int(-1.9))
print(int('1' * 25))
print(5 .bit_length() if hasattr(5, 'bit_length') else 3, 5 .__class__)
print(1 .real if hasattr(1, 'real') else 1)
