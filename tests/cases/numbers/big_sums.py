# Sums, differences, right shifts and orders of ints of every length and sign, with equal and nearly equal operands.
def numbers():
    yield from (0, 1, -1, 7, -7, 2**29, 2**30 - 1, -(2**30), True, False)
    for bits in (30, 31, 32, 33, 63, 64, 65, 95, 96, 128, 480, 511, 512, 513, 700):
        for step in (-1, 0, 1):
            yield (1 << bits) + step
            yield -(1 << bits) - step


all = list(numbers())
total = 0
for a in all:
    for b in all:
        s, d = a + b, a - b
        if s - b != a or d + b != a or b - a != -d or s != b + a:
            print("sum", a, b)
        if (a < b) != (d < 0) or (a <= b) != (d <= 0) or (a == b) != (d == 0) or (a > b) != (b < a) or (a >= b) == (a < b):
            print("order", a, b)
        total = (total * 31 + s * 7 + d) % 1000003
print(total)

for a in all:
    for n in (0, 1, 2, 29, 30, 31, 32, 33, 63, 64, 65, 96, 500, 1000, True):
        q = a >> n
        if q != a // (1 << n):
            print("shift", a, n, q)
        total = (total * 31 + q) % 1000003
print(total)
for f in (lambda: (1 << 70) >> -1, lambda: (1 << 70) + "", lambda: (1 << 70) - None, lambda: (1 << 70) < "", lambda: None > 1 << 70):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print((1 << 70) < 1e30, (1 << 70) == float(1 << 70), (1 << 70) > True, True < -(1 << 70))
print(sorted([1 << 70, 3, -(1 << 65), 1 << 33, -(1 << 70), 0]))


class Long(int):
    pass


print(Long(1 << 70) + 1, Long(1 << 70) >> 3, Long(1 << 70) > 1 << 69, Long(1 << 70) == 1 << 70)
