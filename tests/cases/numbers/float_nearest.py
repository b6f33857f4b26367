# oracle: cpython MicroPython in node has doubles, whose last digits differ
# Results are the floats nearest to the exact ones, as the literals are.
print(1 / 100, 10**-2, 10.0**-2, 1 / 100 == 0.01, 7 / 100, -1 / 100, 1 / -100, 3 / 1000)
print([n / 100 for n in range(1, 40)])
print([n / 1000 for n in range(1, 40)])
print([-n / 7 == -(n / 7) for n in range(5)], [10**-n for n in range(6)], 5**-2, 20**-2, 2**-3)
print([n / 10 == float(str(n / 10)) for n in range(20)], 0.5 * 0.02, 0.25 * 0.04, 1.5 - 0.25, 0.375 + 0.25)
