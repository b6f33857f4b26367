# A star takes what the other targets leave, also nested and in loops.
a, *b = 1, 2, 3
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(6)
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = (1, 2)
print(a)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)
try:
    a, *b, c = [1]
except ValueError:
    print("ValueError")
for first, *rest in [(1, 2, 3), "ab"]:
    print(first, rest)
x = [1, 2]

def gen():
    yield 1
    yield 2
    yield 3

h, *m, l = gen()
print(h, m, l)

def f():
    return list(x), dict(**{"k": 1})

print(f())
