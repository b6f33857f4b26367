# int of text in several bases, of floats and bytes, and of what is no number.
print(int('12'), int(' 12 '), int('-0x1f', 16), int('0b101', 0), int('0o17', 0), int('z', 36))
print(int(3.9), int(-3.9), int(b'12'), int(), int('+5'))
try:
    int(1, 2)
except TypeError as e:
    print('TypeError')
try:
    int(None)
except TypeError as e:
    print('TypeError')
print(int('0x10', 16), int('0B1', 2), int('0O7', 8), int('0', 0), int('10', 0))
