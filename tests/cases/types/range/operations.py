# Ranges: length, items, slices, membership, attributes, and wrong arguments.
r = range(2, 11, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:], 5 in r, 6 in r, r.start, r.stop, r.step)
print(list(range(5, 0, -2)), len(range(5, 0, -2)), list(range(3, 3)), len(range(5, 2)))
print(list(reversed(range(3))), sum(range(101)), max(range(5)), bool(range(0)), bool(range(1)))
print(range(10)[2:8:3], list(range(10)[::-1]) if False else list(range(9, -1, -3)))
for bad in (lambda: range(1, 2, 0), lambda: range("a"), lambda: range(3)[5], lambda: range(1.5)):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__)
a, b, c = range(3)
print(a, b, c, list(range(-3, 3)), list(map(str, range(2))), tuple(range(2, 4)))
it = iter(range(3))
next(it)
print(list(it), 999 in range(10 ** 3), range(10 ** 6)[999999])
