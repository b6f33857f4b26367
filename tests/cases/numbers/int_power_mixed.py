# Powers with negative, fractional and huge exponents.
print(2**-1, (-2) ** -1, 2**0.5 == 2.0**0.5, 4**-0.5, 0**0.5, 0.0**2, 1**-100, (-1) ** -3)
print(2**10, 2.0**10, 2**10.0, (-2) ** 3, (-2.0) ** 3, (-8) ** 2.0, 10**0, 10.0**0)
x = 3
x **= 4
print(x)
x **= -1
print(x == 1 / 81)
x = 2.0
x **= 2
print(x, pow(2, -2), pow(2.0, 2), pow(-2, 2), pow(4, 0.5))
