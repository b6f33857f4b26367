# Assignment expressions in conditions, calls, comprehensions and generator expressions.
if (n := 5) > 3:
    print(n)
print((m := 2) + m)
data = [1, 5, 2, 8]
print([y for x in data if (y := x * 2) > 5], y)
it = iter([1, 2, 0, 3])
while (v := next(it)):
    print(v)
print(v)

def f():
    if any((w := x) > 4 for x in data):
        return w

print(f())

def g(x):
    return x

print(g(z := 10), z)
def running(items):
    total = 0
    return [(total := total + x) for x in items]

print(running(data))
