# divmod, // and % agree, whatever the signs.
for a in (7.5, -7.5, 0.5, -0.5, 0.0, 6.0, 1e6):
    for b in (2, -2, 0.25, -0.25, 3.0):
        q, r = divmod(a, b)
        assert q == a // b and r == a % b, (a, b)
        assert q * b + r == a, (a, b)
        assert abs(r) < abs(b) and (r == 0 or (r < 0) == (b < 0)), (a, b)
print(divmod(7.5, 2), divmod(-7.5, 2), divmod(7.5, -2), divmod(1, 0.5), divmod(0.0, 1), divmod(5, 2.0))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(True, 2))
for bad in ((1.0, "a"), ("a", 1.0), (None, 1), (1.0,)):
    try:
        divmod(*bad)
    except TypeError:
        print("TypeError")
