# Functions with *args, and calls with * of sequences and generators.
def f(*args):
    return type(args).__name__, len(args), args

print(f())
print(f(1))
print(f(1, (2, 3)))
print(f(*[], *(1, 2), 3, *{4: 5}))

def g(first, *rest):
    if not rest:
        return first
    return first + g(*rest)

print(g(1, 2, 3, 4))
print(g(*"abc"))

def h(a, b=10, *rest, c=20):
    return a, b, rest, c

print(h(1))
print(h(1, 2, 3, 4))
print(h(1, c=5))
print(h(1, 2, 3, c=5))
gen = (i * i for i in range(4))
print(f(*gen))
