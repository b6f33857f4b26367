# The exceptions of list operations with wrong indices, values and arguments.
for f in (lambda: [].pop(), lambda: [1].pop(1), lambda: [1].pop(-2), lambda: [].remove(1), lambda: [].index(1), lambda: [1, 2].index(1, 1), lambda: [1][1], lambda: [1][-2], lambda: [1]['a'], lambda: [1][1.0], lambda: [1] + (1,), lambda: [1] + 'a', lambda: [1] * 1.5, lambda: [1] * [1], lambda: [1] < 1, lambda: [1].extend(1), lambda: list(1), lambda: [].insert(), lambda: [1].pop('a'), lambda: [1] - [1], lambda: [].append(), lambda: ['a', 1].sort(), lambda: [].foo, lambda: [1, 2][::0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
