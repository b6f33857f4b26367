# The sign of an imaginary zero.
import cmath

print(-(1 + 0j), -(0j + 1), cmath.cos(0), -1j * 1, 1 + 1j - 1j)
print((2 + 1j) - (1 + 2j), complex(1, float("inf")), complex(1, -float("inf")), complex(1, float("nan")))
