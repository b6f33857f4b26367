# Tuples: operators, methods, comparison, as keys, nested, and what they refuse.
t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], len(t), 2 in t, 9 in t, t + (4,), t * 2, (), (1,))
print(t.index(2), t.count(1), (1, 1, 2).count(1), t == (1, 2, 3), t < (1, 3), (1,) < (1, 0), () < (0,))
print(tuple("ab"), tuple([1]), tuple(range(3)), tuple(), tuple({"k": 1}))
print({t: "key"}[(1, 2, 3)], hash(t) == hash((1, 2, 3)), max((1, 5), (2, 0)), sorted([(2, "a"), (1, "b")]))
for bad in (lambda: t[5], lambda: t.index(9), lambda: t + [1], lambda: hash(([],))):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    t[0] = 5
except TypeError:
    print("TypeError")
nested = ((1, (2, 3)), [4])
print(nested[0][1][0], nested, tuple(x * 2 for x in t), (1, "a", None, 2.5, b"b"))
nested[1].append(5)
print(nested, t is t[:] or t == t[:], bool(()), bool((0,)))
a, b = t[:2]
print(a, b, sum(t), min(t), any(t), list(reversed(t)))
