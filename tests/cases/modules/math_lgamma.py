# Values at the edges of the ranges that are computed apart; the zeros are no minus zeros.
import math

for x in (0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 10, -0.5, -2.5):
    print(x, "%.4f" % math.lgamma(x))
print(math.lgamma(1), math.lgamma(2))
