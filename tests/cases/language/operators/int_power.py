# ** and pow: signs, precedence, zero, modulus; precedence of other operators.
print(2 ** 10, (-2) ** 3, -2 ** 2, 2 ** 0, 0 ** 0, 10 ** 15, 3 ** 40)
print(pow(2, 10), pow(3, 4, 5), pow(7, 100, 13), pow(2, 200, 10 ** 9 + 7))
print(2 ** -1, 4 ** 0.5, 2 ** 3 ** 2, (2 ** 3) ** 2, 0.5 ** 2)
print(-3 ** 2, (-3) ** 2, 2 * -3, 2 - -3, - - 3, +-3, ~-3, not -3)
try:
    0 ** -1
except ZeroDivisionError:
    print("ZeroDivisionError")
x = 3
x **= 3
print(x, 1 ** 1000, (-1) ** 999)
print(7 - 3 - 2, 2 * 3 + 4, 2 + 3 * 4, (2 + 3) * 4, 100 // 7 // 2, 2 * 7 % 4, 1 + 2 << 3, 1 | 2 & 3, 5 & 3 == 1)
