# sum, min and max over numbers of all types.
print(sum([]), sum([1, 2, 3]), sum((1, 2.5)), sum([2**70, 1]), sum([1], 2.5), sum([True, True]), sum(x * x for x in range(5)))
print(min(3, 1, 2), max(3, 1, 2), min([2.5, 1]), max((2**70, 1e10)), min(1, True), max(True, 1), max(0.0, -0.0), min(-0.0, 0.0))
print(min([3, -4, 2], key=abs), max([3, -4, 2], key=abs), min([], default=7), max((), default=None), max([1], default=2))
print(min("b", "a"), max("hello"), max([1, 2], [1, 3]), min((1, 2), (1,)))
for f in (lambda: min(), lambda: max([]), lambda: min(()), lambda: max(1), lambda: sum(1), lambda: sum(["a"]), lambda: max(1, "a"), lambda: min([1, None])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
