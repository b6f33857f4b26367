# Precedence of all operators, chained comparisons, short circuits, and the order in which operands are evaluated.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, 2 ** (-1), not 1 == 2, not 1 == 2)
print(1 + 2 << 3, 1 | 2 ^ 3 & 4, 1 < 2 and 3 < 4 or 5, 1 if 0 else 2 if 1 else 3)
print((lambda: 1 if 0 else 2)(), -3 % 5, ~1 + 2, 2 * 3 % 4, 7 // 2 * 2, 1 - 2 - 3, 2 ** 2 * 3)
print(5 & 6 == 6, 5 & 6 == 4, not True and False, not (True and False), 'a' + 'b' * 2)
print(1 in [1] == True, [1, 2][0] + 1, 3 - -3, 3 - --3, 1 or 1 / 0, 0 and 1 / 0)
print(1 if True or 1 / 0 else 2, 4 >> 1 + 1, 10 - 2 * 3, 2 < 3 == True)
print(8 / 2 / 2, 1 + 1 if 0 else 5, None is not None, not None is None, 2 if 1 else 3 + 4)
x = 5
print(x if x > 3 else 0, [x if x else y for x, y in ((0, 1), (2, 3))], (x, 1) if x else ())
print(x > 1 and x < 10, 1 < x < 10, 1 < x > 3, x == 5 == 5.0, x != 4 != 5, 0 < x <= 5 <= 6)
print(not x > 6, not x or 7)


def t(n):
    print('t%d' % n, end=' ')
    return n
print(t(1) < t(2) < t(3), t(3) < t(2) < t(1))
print(t(0) or (t(5) and t(6)))
print(t(1) if t(0) else t(2))
d = {}
d[t(1)] = t(2)
print(d)
f = lambda *a, **k: (a, k)
print(f(t(1), *[t(2)], k=t(3), **{'z': t(4)}))

# Assignment expressions.
if (n := 5) > 3:
    print(n)
print([(y := 1), y ** 2], (z := 3), z, [w for v in (1, 2) if (w := (v * 2))], w)
