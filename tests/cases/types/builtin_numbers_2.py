# Built-in functions of numbers and characters.
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
