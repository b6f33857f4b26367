# abs, bin, hex, oct, divmod, pow and round, of negative and large numbers, and with zero.
print(abs(-1), abs(0), abs(-1.5), abs(True), abs(-2 ** 40))
print(bin(0), bin(5), bin(-5), bin(2 ** 33), hex(0), hex(255), hex(-255), oct(8), oct(-8))
print(bin(True), hex(2 ** 40))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(2 ** 40, 7))
print(divmod(-1.5, 1))
try:
    divmod(1, 0)
except ZeroDivisionError as e:
    print('ZeroDivisionError')
try:
    divmod('a', 'b')
except TypeError as e:
    print('TypeError')
print(pow(2, 3), pow(2, -1), pow(2, 10, 7), pow(3, 100, 10), pow(-2, 3, 5), pow(0, 0))
print(pow(2, 0, 3), pow(2.0, 3))
try:
    pow(1, 2, 0)
except (ValueError, ZeroDivisionError) as e:
    print('ValueError')

try:
    pow(1.5, 2, 3)
except TypeError as e:
    print('TypeError')
try:
    pow('x', 2)
except TypeError as e:
    print('TypeError')
print(round(1.5), round(2.5), round(-1.5), round(1.25, 1), round(12345, -2), round(15, -1))
print(round(25, -1), round(True), round(3), round(1, 0), round(2 ** 40, -3))
