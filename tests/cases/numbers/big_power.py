# Powers, and powers modulo a number.
x = 12345678901234567890
print(2**100, (-2) ** 101, 3**50, x**2, x**0, 0**10, 0**0, 1**100, (-1) ** 101, 10**25, (-7) ** 30)
print(pow(x, 3), pow(3, 10**20, 1000007), pow(2, 100, 10**30), pow(-3, 3, 10), pow(3, 3, -10), pow(5, 0, 7), pow(x, x, 97))
print(2**-1, x**-1 < 1e-18, 2**-2, (-2) ** -1)
for a in ((2, 3, 0), (2, 3.0, 5), ("a", 2), (2, "a"), (2, -1, 0)):
    try:
        print(pow(*a))
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__)
