# Chained comparisons of mixed numbers evaluate each operand once.
def f(x):
    print("f", x)
    return x
print(f(1) < f(2.5) <= f(2.5) < f(10**20), f(3) < f(2) < f(1), 1 == 1.0 == True != 0, 0 < 0.5 < 1 < 2**70)
