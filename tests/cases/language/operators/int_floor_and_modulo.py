# // and % round towards minus infinity, for ints and floats of both signs; division by zero.
for a in (7, -7):
    for b in (2, -2, 3, -3, 7):
        print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
print(0 // 5, 0 % -5, -1 // 10, -1 % 10, 1 // -10, 1 % -10)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2)
big = 10 ** 20
print(big // 7, big % 7, -big // 7, -big % 7, big // -7, big % -7)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 1.5 // 0,
          lambda: big // 0):
    try:
        f()
    except ZeroDivisionError:
        print("ZeroDivisionError")
