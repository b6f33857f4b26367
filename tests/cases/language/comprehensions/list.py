# List comprehensions with conditions, several loops, unpacking, nesting, and an exception inside.
print([x * x for x in range(5)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in "ab" for y in range(2)])
print([x + y for x, y in [(1, 2), (3, 4)]])
print([[j for j in range(i)] for i in range(4)])
print([y for x in [[1, 2], [], [3]] for y in x])
print([a for a, *b in [(1, 2, 3), (4,)]])
print([x if x else "zero" for x in (0, 1)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([f(3) for f in (lambda x: x, lambda x: -x, str)])
print([x for x in [] if 1 / 0])
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError:
    print("div")
print([i for i in range(10)][2:4], len([0 for _ in range(7)]))

def f(a):
    return [a + b for b in range(a) if b != a - 1]

print([f(n) for n in range(4)])
