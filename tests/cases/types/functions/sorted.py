# sorted with key and reverse, and the arguments that it refuses.
print(sorted([3, 1, 2]), sorted('bca'), sorted((2, 1), reverse=True), sorted({3: 1, 1: 2}))
print(sorted([]), sorted([1, -2], key=abs), sorted(['b', 'A'], key=str.lower))
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')], key=lambda t: t[0]))
print(sorted([(1, 'b'), (0, 'c'), (1, 'a')], key=lambda t: t[0], reverse=True))
for g in (lambda: sorted(), lambda: sorted(1), lambda: sorted([1, 'a']), lambda: sorted([1], abs), lambda: sorted([1], foo=1), lambda: sorted([2, 1], key=None), lambda: sorted([[2], [1]], reverse=1), lambda: sorted([1, 2], key=1)):
    try:
        print(g())
    except TypeError as e:
        print('TypeError')
