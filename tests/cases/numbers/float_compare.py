# Order and equality of floats, ints of all sizes and what is no number.
inf, nan = float("inf"), float("nan")
for a, b in (
    (1.0, 1),
    (1.5, 1),
    (0.0, -0.0),
    (1.0, True),
    (inf, 10**40),
    (-inf, -(10**40)),
    (1e10, 10**12),
    (nan, nan),
    (nan, 1),
    (inf, inf),
    (2.0**70, 2**70),
    (-(2.0**70), 2**70),
):
    print(a == b, a != b, a < b, a <= b, a > b, a >= b, b == a, b < a, b > a)
print(1.0 == "a", 1.0 == None, 1.0 != [], nan in [1.0], 1.0 in [1], 1 in (1.0,))
print([1, 2.0, 3].index(2), [1, 2.0].count(2), 2.0 in {2: 1}, {1.0: "a"}[1], {1: "b"}[1.0])
print(min(1, 2.5), max(1, 2.5), min(0.5, 0, -0.5), max([1.5, 2, 0.25]), sorted([2.5, 1, -0.5, 2]))
print(1 < 1.5 < 2, 1 < 1.5 > 2, sum([1, 0.5]), sum((), 0.5))
