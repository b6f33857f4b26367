# Division by zero, in all its forms.
for f in (
    lambda: 1.0 / 0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: divmod(1.0, 0),
    lambda: 0.0**-1,
    lambda: 1 / 0,
    lambda: 1 / 0.0,
    lambda: 1 % 0.0,
    lambda: 0**-1,
    lambda: 0.0 / 0.0,
    lambda: True / False,
    lambda: (1 << 70) / 0,
    lambda: (1 << 70) // 0.0,
    lambda: (1 << 70) % 0,
    lambda: float("inf") / 0,
    lambda: float("nan") // 0,
    lambda: pow(0.0, -2),
):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError")
x = 5
for z in (0, 0.0, False):
    try:
        x //= z
    except ZeroDivisionError:
        print(x)
