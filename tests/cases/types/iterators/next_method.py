# `__next__` of iterators of every type, called as a method.
for it in iter([1, 2]), iter((1, 2)), iter("ab"), iter(range(2)), enumerate("ab"), map(str, (1, 2)), zip("ab", "cd"), filter(None, (1, 2)), reversed((1, 2)), (x for x in (1, 2)):
    first = it.__next__()
    second = it.__next__()
    try:
        it.__next__()
    except StopIteration:
        print(first, second)
