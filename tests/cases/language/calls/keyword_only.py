# Parameters behind * are given by keyword alone, with and without a default.
def f(a, *, b, c=3):
    return a, b, c

print(f(1, b=2))
print(f(1, c=5, b=4))
print(f(b=1, a=2))

def g(*args, sep="-", end):
    return sep.join(args) + end

print(g("x", "y", end="!"))
print(g(*["p", "q"], end="?", sep="+"))

for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3), lambda: g("x")):
    try:
        print(call())
    except TypeError:
        print("TypeError")

def h(*, only=None):
    return only

print(h(), h(only=1))
