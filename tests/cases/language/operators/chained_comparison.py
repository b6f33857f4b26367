# Chained comparisons evaluate each operand once and stop at the first that fails.
log = []

def t(x):
    log.append(x)
    return x

print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 == 1 == 1, 1 < 2 > 1)
print(t(5) < t(3) < t(9), log)
log.clear()
print(t(1) < t(3) < t(9), log)
print(1 in [1, 2] == True, (1 in [1, 2]) == True)
a = b = []
print(a is b is not None, a is None is b)
print(1 != 2 != 1, not 1 < 2, not (1 < 2) or True)
x = 5
print(0 <= x < 10, 0 <= x <= 4, "a" < "b" < "c" != "d")
print(1 < 2 in [2, 3], "a" in "abc" in ["abc"])

def between(lo, v, hi):
    return lo <= v <= hi

print([between(1, v, 3) for v in range(5)])
if 1 < x <= 5 < 6:
    print("chain in if")
while 0 < x < 10:
    x += 3
print(x)
