# Order of integers of all sizes.
n = [0, 1, -1, 2**29, -(2**29), 2**30, 2**31 - 1, 2**31, 2**32, -(2**32), 2**64, -(2**64), 2**64 + 1, 10**30, -(10**30)]
for a in n:
    print(a, [(a > b) - (a < b) for b in n], [a == b for b in n].count(True), a != 5, a <= a, a >= a)
print(sorted(n), max(n), min(n), True == 1 << 0, (1 << 70) == True)
x = 1 << 70
print(x is x, x == (1 << 69) * 2, x in [1 << 70], x == "a", x == None, bool(x), not x, x - x == False)
