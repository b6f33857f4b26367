# The variable of a comprehension is its own; what is around it is seen.
i = "untouched"
print([i for i in range(3)], i)
print({i: i for i in "ab"}["b"], i)
print(sorted({i for i in (2, 1)}), i)
print(sum(i for i in range(4)), i)

def f(n):
    return [[n * i + j for j in range(n)] for i in range(n)]

print(f(3))

def g(items):
    k = 10
    fs = [lambda v=v: v * k for v in items]
    k = 100
    return [f() for f in fs]

print(g([1, 2]))

class C:
    data = [3, 1, 2]
    ordered = sorted(x for x in data)
    doubled = [x * 2 for x in data]

print(C.ordered, C.doubled)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
