# iter and next of every kind of iterable, and what is none.
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), iter(it) is it)
try:
    next(iter([]))
except StopIteration:
    print("StopIteration")
for make in (lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter({"k": 1}), lambda: iter(range(2)), lambda: iter(b"a"),
             lambda: iter({5}), lambda: iter({"k": 1}.items()), lambda: enumerate("a"), lambda: zip("a", "b"),
             lambda: map(str, [1]), lambda: filter(None, [0, 1]), lambda: reversed([1, 2]), lambda: (x for x in "q")):
    it = make()
    print(next(it), iter(it) is it, list(it))
for bad in (lambda: iter(5), lambda: next([1]), lambda: list(None), lambda: [x for x in 5], lambda: iter(len)):
    try:
        bad()
    except TypeError:
        print("TypeError")
l = [1, 2]
it = iter(l)
next(it)
l.append(3)
print(list(it))
a = iter([1, 2, 3, 4])
print(list(zip(a, a)))
