# map, filter, zip, enumerate, reversed, any, all, min, max, sum and len.
print(list(map(lambda x: x * 2, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, ())))
print(list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(None, [0, 1, "", "a", None])))
print(list(zip()), list(zip([1])), list(zip([1, 2], "ab", (True, False))), list(zip(range(9), "ab")))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), dict(enumerate("xy")))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))))
print(any([0, 1]), any([]), all([1, 1]), all([]), all([1, 0]), any(x > 2 for x in (1, 2, 3)))
print(min([3, 1]), max("abc"), min(2, 1), max([1, 5], [2]), min("b", "a", key=ord), max([-3, 2], key=abs))
print(min([], default="none"), max((), default=0), sum([1, 2]), sum(x for x in (1, 2)), sum([[1], [2]], []))
print(len("a"), len([]), len({1: 2}), len(range(5)), len(b"ab"), len({1, 2}), len((1,)))
for bad in (lambda: max([]), lambda: min(()), lambda: len(5), lambda: sum("ab"), lambda: list(map(5, [1])), lambda: max(1)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, end=" ")
print()
a, b = zip(*[(1, "x"), (2, "y")])
print(a, b, sorted(zip("ba", [1, 2])), [i for i, c in enumerate("abca") if c == "a"])
m = map(lambda x: x, [1, 2, 3])
print(next(m), list(m), 2 in map(lambda x: x + 1, [1]))
