# Powers, and the power of a negative float that is complex.
for a, b in ((0j, 0), (0j, 0j), (1j, 2.5), (2, 1j), (1 + 1j, 3), (1j, 2), ((-1), 0.5), (-8, 1 / 3)):
    r = a**b
    print(round(r.real, 3) + 0.0, round(r.imag, 3) + 0.0)
for f in (lambda: 1j / 0, lambda: 0j**-1, lambda: 0j**1j, lambda: 1j / 0j):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError")
